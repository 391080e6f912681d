// SPDX-License-Identifier: MIT
// usage: node wasm.js MODULE FILE...   prints the words of verdict.h for each file
const fs = require("fs");

const { exports: its } = new WebAssembly.Instance(new WebAssembly.Module(fs.readFileSync(process.argv[2])));
for (const name of process.argv.slice(3)) {
  const bytes = fs.readFileSync(name);
  new Uint8Array(its.memory.buffer).set(bytes, its.where());
  const memory = new Uint8Array(its.memory.buffer);
  const words = new Uint32Array(its.memory.buffer, its.run(bytes.length), 3);
  console.log([...words].map((at) => Buffer.from(memory.subarray(at, memory.indexOf(0, at))).toString()).join(" "));
}
