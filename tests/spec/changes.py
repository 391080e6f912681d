# SPDX-License-Identifier: MIT
"""Makes one change anywhere in a tree. Members are added, removed, moved, retyped, duplicated,
swapped, renamed, encoded otherwise, edited, or overwritten with a value from another place."""

import bases
import seal
import trees
from places import Place, container, is_number, leaf, place
from trees import Obj, Raw
from words import LITERALS, WORDS, some_name, some_value


def add(top, rng):
    found = container(top, rng, Obj if rng.random() < 0.8 else list)
    into = found.get()
    if type(into) is Obj:
        name = some_name(rng, [key for key, _ in into])
        into.insert(rng.randint(0, len(into)), [name, some_value(rng, name)])
        return found, "add " + name
    if type(into) is list:
        into.insert(rng.randint(0, len(into)), some_value(rng))
    return found, "add an element"


def remove(top, rng):
    found = place(top, rng, 0.05 if rng.random() < 0.4 else None)
    objects = [h for h in seal.objects(top[0]) if h]
    if objects and rng.random() < 0.4:  # every object is equally likely, however few members it has
        holder = rng.choice(objects)
        i = rng.randrange(len(holder))
        found = Place(holder, i, ["", "...", holder[i][0]])
    if found.holder is not top:
        del found.holder[found.i]
    return found, "remove"


def move(top, rng):
    found, value = place(top, rng), None
    if found.holder is top:
        return found, "move nothing"
    value, name = found.get(), found.name
    if rng.random() < 0.6:
        del found.holder[found.i]
    into = container(top, rng, Obj if name is not None or rng.random() < 0.3 else list)
    target = into.get()
    if type(target) is Obj:
        target.append([name if name is not None and rng.random() < 0.8 else some_name(rng), trees.copy(value)])
    elif type(target) is list:
        target.append(trees.copy(value))
    return into, "move to here " + found.says()


def overwrite(top, rng):
    found = place(top, rng)
    other = place(top, rng)
    found.put(trees.copy(other.get()) if rng.random() < 0.4 and other.holder is not top else some_value(rng, found.name))
    return found, "overwrite"


def retype(top, rng):
    found = place(top, rng)
    value = found.get()
    put_in = [[value], Obj([["a", value]]), Raw("null"), Raw("0"), Raw("true"), Obj(), [], ""]
    if type(value) is Raw and not value.startswith('"'):
        put_in += [str(value)] * 3
    if type(value) is str and value.isdigit() and not value.startswith("0"):
        put_in.append(Raw(value))
    if type(value) is Obj:
        put_in.append([v for _, v in value])
    if type(value) is list and value:
        put_in.append(value[0])
        put_in.append(Obj([["k%d" % i, v] for i, v in enumerate(value)]))
    found.put(rng.choice(put_in))
    return found, "retype"


def double(top, rng):
    found = place(top, rng)
    if found.holder is top:
        return found, "double nothing"
    value = trees.copy(found.get()) if rng.random() < 0.7 else some_value(rng, found.name)
    if found.name is None:
        found.holder.insert(rng.randint(0, len(found.holder)), value)
    else:
        name = trees.escape(trees.key_text(found.name), rng) if rng.random() < 0.3 else found.name
        found.holder.insert(rng.randint(0, len(found.holder)), [name, value])
    return found, "double"


def swap(top, rng):
    one = place(top, rng)
    if one.holder is not top and rng.random() < 0.6 and len(one.holder) > 1:
        other = Place(one.holder, rng.randrange(len(one.holder)), one.path)
    else:
        other = place(top, rng)
    if one.holder is top or other.holder is top:
        return one, "swap nothing"
    a, b = trees.copy(one.get()), trees.copy(other.get())
    one.put(b)
    other.put(a)
    return one, "swap with " + other.says()


def rename(top, rng):
    found = place(top, rng, 0.9)
    if found.name is None:
        return found, "rename nothing"
    new = some_name(rng) if rng.random() < 0.7 else trees.key_text(found.name).upper()
    found.holder[found.i][0] = new
    return found, "rename to " + new


def respell(top, rng):
    found = leaf(top, rng, is_number if rng.random() < 0.65 else lambda value: True)
    value = found.get()
    if rng.random() < 0.3 and found.name is not None:
        found.holder[found.i][0] = trees.escape(trees.key_text(found.name), rng)
        return found, "respell the key"
    if type(value) is str:
        found.put(trees.escape(value, rng))
    elif type(value) is Raw and value.isdigit():
        found.put(Raw(rng.choice((value + ".0", value + "e0", "-" + value, value + "0", value + "E+0", "0" + value))))
    return found, "respell"


def edit(top, rng):
    found = leaf(top, rng, is_number if rng.random() < 0.2 else lambda value: True)
    value = found.get()
    if type(value) is str:
        i = rng.randrange(len(value)) if value else 0
        found.put(rng.choice((
            value[:i] + rng.choice("0aAzZ9:-+/=\u00e9\\\"") + value[i + 1:], value[:i] + value[i + 1:], value.upper(), value + "x",
            value[:-1], rng.choice(WORDS), rng.choice(bases.TIMES), value * 3 if len(value) < 300 else "", "l" * 641,
            value.lower(), Raw('"\\ud800"'), value + "\n")))
    elif type(value) is Raw:
        found.put(rng.choice(LITERALS))
    return found, "edit"


SEALS = ("content_sha256", "event_id", "signature_b64", "key_id", "public_key_fingerprint", "bundle_sha256", "state_sha256",
         "canonical_sha256", "signed_message", "signature_status", "algorithm", "signer_id", "fingerprint_sha256_hex",
         "public_key_hex", "public_key_b64", "fingerprint_sha256_b32_first128bits", "alias_value", "snapshot_sha256")


def seal_value(top, rng, story):
    """Changes a hash, a signature, another checked value, or a listed id."""
    places = [Place(h, i, ["", "...", h[i][0]]) for h in seal.objects(top[0]) for i in range(len(h)) if h[i][0] in SEALS]
    ids = [h.get("applied_event_ids") for h in seal.objects(top[0])]
    places += [Place(l, i, ["", "applied_event_ids", i]) for l in ids if type(l) is list for i in range(len(l))]
    if not places:
        return
    if rng.random() < 0.1:
        return seal.sign_again(top[0], rng, story)
    found = rng.choice(places)
    same = [p.get() for p in places if p.path[-1] == found.path[-1] or found.name is None]
    value = seal.text_of(found.get()) or ""
    i = rng.randrange(len(value) or 1)
    found.put(rng.choice((value[:i] + rng.choice("0123456789abcdefABCD") + value[i + 1:], value[:-1], value.upper(), "stranger",
                          rng.choice(same), "pith-v1-2026-05", "8d4b5ee74e4693bcd1df2446408b0d54", value + " ", "l" * 641,
                          value.replace("=", ""), trees.escape(value, rng))))
    story.append("%s: change the seal" % found.says())


CHANGES = (add, add, remove, remove, move, move, overwrite, overwrite, overwrite, retype, retype, double, double,
           swap, rename, rename, respell, edit, edit, edit)


def record_at(top, path):
    """Returns the record around the path, or None."""
    value = top[0]
    for step in path[1:]:
        if type(value) is Obj:
            value = value.get(step)
            if step == "canonical_record":
                return value if type(value) is Obj else None
        elif type(value) is list and isinstance(step, int) and step < len(value):
            value = value[step]
    return None


def change(top, rng, story):
    """Changes top[0]. Returns the changed record, or None."""
    found, word = rng.choice(CHANGES)(top, rng)
    story.append("%s: %s" % (found.says(), word))
    return record_at(top, found.path)


def damage(text, rng):
    """Returns the text with damaged bytes."""
    at = rng.randrange(len(text)) if text else 0
    return rng.choice((text[:at], text[:at] + text[at + 1:], text[:at] + rng.choice('{}[]",:\\ \x000-') + text[at:],
                       text + rng.choice((" ", "}", ",", "\x00", "{}")), "\ufeff" + text, "[" * 17 + "]" * 17))
