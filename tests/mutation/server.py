# SPDX-License-Identifier: MIT
"""Controls server.cpp: finds the cases of a program that reach a mutant, and runs them until one
fails."""
import collections
import subprocess
import threading

from objects import fail, progress


class Server:
    def __init__(self, program):
        self.process = subprocess.Popen([str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, words):
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def names(self):
        self.process.stdin.write("L\n")
        self.process.stdin.flush()
        return list(iter(lambda: self.process.stdout.readline().strip(), "."))

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def try_all(program, name, wanted, left, work, jobs, met, void):
    """Runs the cases that reach a mutant, the quickest first. Returns {mutant: the case that
    failed}."""
    server = Server(program)
    names = server.names()
    reaching = collections.defaultdict(list)
    for case, title in enumerate(names):
        file = work / "reached"
        took, status = map(int, server.ask(f"T {case} {file}").split())
        if status != 0:
            fail(f"{name}: {title} fails without a mutant")
        if took > 15000:  # a survivor would cost this time
            continue
        data = file.read_bytes()
        for id in wanted:
            if data[wanted[id]] == 1:
                met.add(id)
                if id in left:
                    reaching[id].append((took, case))
            elif data[wanted[id]] == 2:
                void.add(id)
    server.end()
    progress(f"{name}: {len(names)} cases, {len(left)} mutants left, {sum(1 for i in left if i in reaching)} of them reached")
    # pop() takes the lowest id first
    todo = sorted(i for i in left if i in reaching and i not in void)
    killed, broken = {}, []
    lock = threading.Lock()

    def work_off():
        own = Server(program)
        while True:
            with lock:
                if not todo:
                    break
                id = todo.pop()
            cases = " ".join(f"{max(300, 4 * took)} {case}" for took, case in sorted(reaching[id]))
            try:
                answer = own.ask(f"M {id} {cases}")
            except BrokenPipeError:
                answer = ""
            if answer[:1] not in ("K", "S"):  # the program ended; the result is unknown
                broken.append(id)
                return
            if answer.startswith("K"):
                with lock:
                    killed[id] = f"{name}: {names[int(answer.split()[1])]}"
        own.end()

    threads = [threading.Thread(target=work_off) for _ in range(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if broken:
        fail(f"{name}: the test program ended at mutant {broken[0]}")
    return killed
