// SPDX-License-Identifier: MIT
"use strict";
const kModule = "@MODULE@"; // WebAssembly, gzip, base64
const kSlice = 12; // milliseconds of work before the page handles events
const kChildren = 200; // rows that are shown at once
const kShown = 200; // characters of a value in the tree
const kSmall = 500; // values of a document that is shown unfolded
const kNoKey = 0xffffffff;
const kLabels = {
  authenticated: ["✓", "The bytes of this value are part of a digest. A signature of that digest by a trusted key was verified."],
  bound: ["=", "A check compared this value. It equals an authenticated value or a constant, or hashes to an authenticated value."],
  hash_only: ["#", "Only a digest without a signature covers this value. Anyone can change the value and compute the digest again."],
  unauthenticated: ["!", "No check covers this value. Anyone can change it."],
};
const $ = (id) => document.getElementById(id);
let its; // exports of the module
let run = 0; // number of the document at hand: a newer one stops the work on it
let view; // the genuine document that is shown

/* -------- the module */
async function load() {
  const packed = Uint8Array.from(atob(kModule), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  its = (await WebAssembly.instantiate(await new Response(stream).arrayBuffer())).instance.exports;
}
const bytes = (at, size) => new Uint8Array(its.memory.buffer, at, size);
const decode = (data) => new TextDecoder().decode(data);
const hex = (at) => Array.from(bytes(at, 32), (b) => b.toString(16).padStart(2, "0")).join("");
function string(at) {
  const memory = new Uint8Array(its.memory.buffer);
  return decode(memory.subarray(at, memory.indexOf(0, at)));
}

/* -------- text */
// Shows characters that would hide or reorder others as escapes.
const printable = (text) => text.replace(/[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
  (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
function make(name, text, kind) {
  const element = document.createElement(name);
  element.textContent = text ?? "";
  if (kind) element.className = kind;
  return element;
}

/* -------- verification */
const turn = () => new Promise((resolve) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = resolve;
  channel.port2.postMessage(0);
});

// Calls step() until it returns something else than 0. Returns 0 if a newer document stopped the work.
async function inSlices(mine, step) {
  for (;;) {
    const end = performance.now() + kSlice;
    do {
      const result = step();
      if (result !== 0) return result;
    } while (performance.now() < end);
    await turn();
    if (mine !== run) return 0;
  }
}

function clear(said) {
  view = undefined;
  for (const id of ["place", "findings", "values"]) $(id).hidden = true;
  for (const id of ["checks", "tree", "excerpt"]) $(id).replaceChildren();
  $("evidence").replaceChildren("No value is selected.");
  $("verdict").className = "";
  $("verdict").textContent = said;
}
function busy(is) {
  $("stop").disabled = !is;
  $("progress").hidden = !is;
}

async function verify(file) {
  const mine = ++run;
  clear("Verifying " + printable(file.name) + " …");
  busy(true);
  try {
    await judge(file, mine);
  } catch (error) {
    if (mine === run) clear("Not verified: " + printable(String(error.message)));
  }
  if (mine === run) busy(false);
}
async function judge(file, mine) {
  const content = new Uint8Array(await file.arrayBuffer());
  if (mine !== run) return;
  const at = its.reserve(content.length);
  if (at === 0) throw new Error("not enough memory for this file");
  bytes(at, content.length).set(content);
  its.begin();
  const verdict = await inSlices(mine, () => its.step(64));
  if (verdict === 0) return;
  const findings = readFindings();
  showVerdict(string(its.verdict_name(verdict)), findings, file.name);
  showFindings(findings);
  if (!its.genuine()) return showPlace(content, its.offset());
  if (!its.plant()) throw new Error("not enough memory for the labels of the values");
  const grown = await inSlices(mine, () => its.grow(4096));
  if (grown > 1) throw new Error(grown === 2 ? "not enough memory for the tree of values" : "a value without a label: this is a defect");
  if (grown === 1) showTree(findings);
}

function readFindings() {
  const found = [];
  for (let i = 0; its.select_finding(i); ++i) {
    const reason = its.finding_reason();
    found.push({ check: string(its.finding_name()), meaning: string(its.finding_meaning()), offset: its.finding_offset() >>> 0,
      verdict: string(its.verdict_name(its.finding_verdict())), reason: reason === 0 ? null : string(reason) });
  }
  return found;
}
function reason(verdict, findings) {
  const failed = findings.find((f) => f.verdict === verdict && f.offset === its.offset() >>> 0);
  if (!failed) return "the verifier was misused; this is a defect of the page";
  const parts = [failed.check];
  if (its.rule_reason() === 0) return failed.check + ": " + (failed.reason ?? "not true that " + failed.meaning);
  for (const part of [its.rule_name(), its.rule_check(), its.rule_reason()]) if (string(part)) parts.push(string(part));
  return parts.join(": ");
}

/* -------- verdict, checks, place */
function showVerdict(verdict, findings, name) {
  const genuine = its.genuine() === 1;
  $("verdict").className = genuine ? "good" : "bad";
  const word = make("span", (genuine ? "✓ " : "✗ ") + verdict, "word");
  const rest = genuine
    ? `${string(its.kind())} ${string(its.number())}, signed by ${string(its.key())}: ${its.trusted_count()} of ${its.value_count()} values trusted`
    : reason(verdict, findings);
  $("verdict").replaceChildren(word, `: ${rest} (${printable(name)})`);
}
function showFindings(findings) {
  $("findings").hidden = false;
  $("checks").replaceChildren(...findings.map((f) => {
    const [mark, kind] = { genuine: ["✓", "good"], not_checked: ["?", "open"] }[f.verdict] ?? ["✗", "bad"];
    const item = make("li");
    const said = f.verdict === "genuine" ? "" : ` — ${f.verdict} (byte ${f.offset})`;
    item.append(make("span", mark, "mark " + kind), make("code", f.check), `: ${f.meaning}${said}`);
    return item;
  }));
}

// A column is one UTF-8 character.
function position(content, offset) {
  let line = 1, column = 1;
  for (let i = 0; i < offset; ++i) {
    if (content[i] === 10) ++line, column = 1;
    else if ((content[i] & 0xc0) !== 0x80) ++column;
  }
  return `line ${line}, column ${column}, byte ${offset}`;
}
function showPlace(content, unsigned) {
  const offset = unsigned >>> 0;
  const isAt = (i) => i < content.length && (content[i] & 0xc0) === 0x80; // inside a character
  let first = Math.max(0, offset - 120), past = Math.min(content.length, offset + 1);
  while (isAt(first)) ++first;
  while (isAt(past)) ++past;
  const last = Math.min(content.length, past + 120);
  const at = offset < content.length ? decode(content.subarray(offset, past)) : "end of the document";
  const lines = (from, to) => decode(content.subarray(from, to)).split("\n").map(printable).join("\n");
  $("place").hidden = false;
  $("position").textContent = position(content, offset);
  $("excerpt").replaceChildren(first === 0 ? "" : "…", lines(first, offset), make("mark", printable(at)), lines(past, last),
    last === content.length ? "" : "…");
}

/* -------- values */
// Node i of the table in tree.hpp.
function node(i) {
  const [key, value, end, next, label] = new Uint32Array(its.memory.buffer, its.nodes() + 20 * i, 5);
  return { key, value, end, next, label, isLeaf: label !== 0 };
}
const slice = (first, end) => decode(bytes(its.text() + first, end - first));
const valueText = (n) => slice(n.value, n.end);
const name = (n) => JSON.parse(slice(n.key, n.value - 1));
const isList = (n) => bytes(its.text() + n.value, 1)[0] === 0x5b;

// Returns the index of the node at a path; -1 if there is none.
function locate(path) {
  let at = 0;
  for (const step of path) {
    const { value, next: end } = node(at), listed = isList({ value });
    let index = 0;
    for (at += 1; at < end && (listed ? index : name(node(at))) !== step; at = node(at).next) ++index;
    if (at >= end) return -1;
  }
  return at;
}
function textAt(path) {
  const at = locate(path);
  return at >= 0 && node(at).isLeaf ? String(JSON.parse(valueText(node(at)))) : undefined;
}
const pointer = (path) => path.map((step) => "/" + String(step).replaceAll("~", "~0").replaceAll("/", "~1")).join("");

function childCount(i) {
  let count = 0;
  for (let at = i + 1, end = node(i).next; at < end; at = node(at).next) ++count;
  return count;
}

function showTree(findings) {
  view = { kind: string(its.kind()), holds: new Map(findings.filter((f) => f.verdict === "genuine").map((f) => [f.check, f.meaning])),
    rows: new WeakMap(), isSmall: its.node_count() <= kSmall };
  $("values").hidden = false;
  const root = row(0, [], 1);
  root.tabIndex = 0;
  $("tree").replaceChildren(root);
  if (!node(0).isLeaf) unfold(root);
}

function row(i, path, level) {
  const n = node(i), item = make("li"), line = make("span", "", "row");
  const title = path.length === 0 ? "document" : typeof path.at(-1) === "number" ? `[${path.at(-1)}]` : printable(path.at(-1));
  if (n.isLeaf) {
    const label = string(its.label_name(n.label));
    const text = slice(n.value, Math.min(n.end, n.value + 4 * kShown)); // at most four bytes a character
    line.append(make("span", `${kLabels[label][0]} ${label}`, "label " + label), `${title}: `,
      make("span", printable(text.length > kShown ? text.slice(0, kShown) + "…" : text), "value"));
  } else {
    const count = childCount(i);
    line.append(`${title} (${count} ${isList(n) ? "element" : "member"}${count === 1 ? "" : "s"})`);
    item.setAttribute("aria-expanded", "false");
  }
  return finishRow(item, line, "row" + i, { i, path, level, isLeaf: n.isLeaf });
}
function finishRow(item, line, id, data) {
  line.id = id;
  item.append(line);
  item.setAttribute("role", "treeitem");
  item.setAttribute("aria-labelledby", id);
  item.setAttribute("aria-level", data.level);
  item.tabIndex = -1;
  view.rows.set(item, data);
  return item;
}

function unfold(item) {
  const { i, path, level } = view.rows.get(item);
  item.setAttribute("aria-expanded", "true");
  if (item.lastElementChild.tagName === "UL") return;
  const group = make("ul");
  group.setAttribute("role", "group");
  item.append(group);
  addChildren(group, { list: isList(node(i)), at: i + 1, end: node(i).next, index: 0, path, level: level + 1 });
}
// Adds the next rows of a container, and a row that adds the rest.
function addChildren(group, rest) {
  for (let count = 0; rest.at < rest.end; ++count, rest.at = node(rest.at).next) {
    if (count === kChildren) {
      const line = make("span", `${kChildren} more`, "row");
      group.append(finishRow(make("li"), line, "more" + rest.at, { more: rest, level: rest.level }));
      return;
    }
    const step = rest.list ? rest.index++ : name(node(rest.at));
    const child = row(rest.at, [...rest.path, step], rest.level);
    group.append(child);
    if (view.isSmall && !view.rows.get(child).isLeaf) unfold(child);
  }
}

function focus(item) {
  for (const other of $("tree").querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
  item.tabIndex = 0;
  item.focus();
}
function activate(item) {
  const data = view.rows.get(item);
  if (data.more) {
    const group = item.parentElement;
    item.remove();
    const before = group.lastElementChild;
    addChildren(group, data.more);
    return focus(before.nextElementSibling);
  }
  focus(item);
  if (data.isLeaf) return select(item, data);
  if (item.getAttribute("aria-expanded") === "true") item.setAttribute("aria-expanded", "false");
  else unfold(item);
  item.lastElementChild.hidden = item.getAttribute("aria-expanded") === "false";
}
function onKey(event) {
  const item = event.target.closest("[role=treeitem]");
  if (!item || event.altKey || event.ctrlKey || event.metaKey) return;
  const seen = [...$("tree").querySelectorAll("[role=treeitem]")].filter((other) => !other.closest("[hidden]"));
  const at = seen.indexOf(item), open = item.getAttribute("aria-expanded");
  const around = item.parentElement.closest("[role=treeitem]");
  const action = {
    ArrowDown: () => focus(seen[at + 1] ?? item),
    ArrowUp: () => focus(seen[at - 1] ?? item),
    Home: () => focus(seen[0]),
    End: () => focus(seen.at(-1)),
    ArrowRight: () => (open === "false" ? activate(item) : open === "true" && focus(seen[at + 1])),
    ArrowLeft: () => (open === "true" ? activate(item) : around && focus(around)),
    Enter: () => activate(item),
    " ": () => activate(item),
  }[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

/* -------- evidence: PROTOCOL.md, section 9 */
const kRecordPlaces = ["", "payload", "events/*/payload", "current", "state/current", "current/record_created/payload",
  "state/current/record_created/payload"];
const kBound = { pith_number: "pith_number", short_pith_number: "short_pith_number", canonical_sha256: "record_digest", title: "title",
  alias_kind: "aliases", alias_value: "aliases", source_id: "source", source_kind: "source", source_version: "source" };
const kConstants = ["record_type", "state_type", "schema_version", "state_version", "merge_version"];
const kOfEvent = { event_id: "event_id", content_sha256: "event_digest", signature: "event_signature" };

// Returns whether the path leads into a member of this name, in a place of a record.
const isIn = (path, member) => {
  const i = path.indexOf(member);
  return i >= 0 && kRecordPlaces.includes(path.slice(0, i).map((step) => (typeof step === "number" ? "*" : step)).join("/"));
};
// All copies of a receipt agree in key, signature and digest.
function receiptPath() {
  const events = locate(["events"]), count = events < 0 ? 0 : childCount(events);
  const places = [[], ["payload"], ["current", "record_created", "payload"]];
  for (let i = 0; i < count; ++i) places.push(["events", i, "payload"]);
  return places.map((place) => [...place, "receipt"]).find((path) => locate(path) >= 0) ?? [];
}
function signedBy(title, digest, signature, check) {
  const text = (member) => textAt([...signature, member]);
  return view.holds.has(check) ? [{ title, digest, signature: text("signature_b64"), key: text("key_id"), place: pointer(signature), check }] : [];
}
const ofRecord = () => signedBy("record", hex(its.digest()), receiptPath(), "receipt");
const ofEvent = (base) => signedBy("event", textAt([...base, "content_sha256"]), [...base, "signature"], "event_signature");
const ofBundle = () => signedBy("bundle", textAt(["bundle_signature", "bundle_sha256"]), ["bundle_signature"], "bundle_signature");
function eventBase(path) {
  if (view.kind === "event") return [];
  return path[0] === "events" && path.length > 2 ? path.slice(0, 2) : undefined;
}

// Returns the signed digests behind a value, and the check that compared it.
function evidence(path, label) {
  const base = eventBase(path), member = base && path[base.length];
  if (label === "hash_only") return { rows: [{ title: "state", digest: textAt(["state_sha256"]) }] };
  if (label === "authenticated") {
    const rows = [];
    if (view.kind === "bundle" && path[0] !== "bundle_signature") rows.push(...ofBundle());
    if (base && !kOfEvent[member]) rows.push(...ofEvent(base));
    if (isIn(path, "canonical_record")) rows.push(...ofRecord());
    return { rows };
  }
  if (label !== "bound") return { rows: [] };
  if (isIn(path, "receipt")) return { rows: ofRecord(), check: "receipt" };
  if (path[0] === "bundle_signature") return { rows: ofBundle(), check: path[1] === "bundle_sha256" ? "bundle_digest" : "bundle_signature" };
  if (base && kOfEvent[member]) return { rows: ofEvent(base), check: kOfEvent[member] };
  if (path.length === 1 && kConstants.includes(path[0])) return { rows: [], check: "kind" };
  return { rows: ofRecord(), check: path.at(-2) === "source" ? "source" : kBound[path.at(-1)] };
}

function select(item, { i, path }) {
  for (const other of $("tree").querySelectorAll("[aria-selected=true]")) other.removeAttribute("aria-selected");
  item.setAttribute("aria-selected", "true");
  const n = node(i), label = string(its.label_name(n.label)), text = valueText(n), { rows, check } = evidence(path, label);
  const list = make("dl");
  const add = (term, said) => list.append(make("dt", term), make("dd", printable(said)));
  add("Place", pointer(path));
  add("Value", text.length > 10000 ? text.slice(0, 10000) + "…" : text);
  if (check && view.holds.has(check)) add("Check", `${check}: ${view.holds.get(check)}`);
  for (const behind of rows) {
    add(`Digest of the ${behind.title} (SHA-256)`, behind.digest ?? "");
    if (!behind.signature) add("Signature", "none: no key signs this digest");
    else {
      add(`Signature of the ${behind.title} (Ed25519), at ${behind.place}`, behind.signature);
      add("Key", `${behind.key} — ${view.holds.get(behind.check)}`);
    }
  }
  if (rows.length === 0) add("Digest and signature", "none");
  const [mark, meaning] = kLabels[label];
  $("evidence").replaceChildren(make("span", `${mark} ${label}`, "label " + label), make("p", meaning), list);
}

/* -------- events */
function listen() {
  $("file").addEventListener("change", () => $("file").files[0] && verify($("file").files[0]));
  $("stop").addEventListener("click", () => {
    ++run;
    busy(false);
    clear("Stopped: nothing is verified.");
    $("file").focus();
  });
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      event.preventDefault();
      document.body.classList.toggle("over", kind === "dragover" || kind === "dragenter");
    });
  }
  document.addEventListener("drop", (event) => event.dataTransfer.files[0] && verify(event.dataTransfer.files[0]));
  $("tree").addEventListener("keydown", onKey);
  $("tree").addEventListener("click", (event) => event.target.closest(".row") && activate(event.target.closest("[role=treeitem]")));
}

load().then(() => {
  $("version").textContent = string(its.version());
  $("key").textContent = `${string(its.trusted_id())} (${hex(its.trusted_bytes())})`;
  listen();
  document.body.dataset.ready = "yes";
}, () => clear("This browser cannot run the verifier: it needs WebAssembly and DecompressionStream."));
