# SPDX-License-Identifier: MIT
"""Documents that the audit once judged wrongly, with the right verdicts. The documents are not
stored here: give their folder with --cases."""

import spec

RIGHT = {
    "alias-without-kind": {"unsupported"}, "bundle-with-authors": {"genuine"}, "bundle-without-digest": {"incomplete"},
    "bundle-without-source": {"incomplete"}, "closed-twice": {"malformed"}, "digest-in-payload": {"altered", "unsupported"},
    "event-twice": {"not_checked"}, "event-without-record": {"refused"}, "links-is-array": {"unsupported"},
    "payload-is-array": {"unsupported"}, "prev-event-object": {"not_checked"}, "prev-event-string-null": {"not_checked"},
    "record-in-state-current": {"ambiguous", "unsupported", "altered", "forged"}, "second-marker": {"unsupported"},
    "state-labels": {"unsupported"}, "state-number-respelled": {"not_checked"}}


def check(folder):
    """Returns the number of wrong verdicts."""
    if folder is None or not folder.is_dir():
        print("skipped: the %d documents that were once judged wrongly (--cases FOLDER)" % len(RIGHT))
        return 0
    wrong = 0
    for name, right in RIGHT.items():
        verdicts = spec.Result((folder / (name + ".json")).read_bytes()).verdicts()
        if not verdicts & right or "genuine" in verdicts - right:
            print("%s: %s, not %s" % (name, "/".join(sorted(verdicts)), "/".join(sorted(right))))
            wrong += 1
    print("%d of %d documents that were once judged wrongly are judged rightly" % (len(RIGHT) - wrong, len(RIGHT)))
    return wrong
