// SPDX-License-Identifier: MIT
#pragma once

#include <stddef.h>

namespace pith {

// Finds the object in the memory that a C interface gives its caller. The object is of trivial
// type: it lives there from the first write on ([basic.life]).
template <class Object, class Memory>
struct Storage {
    static_assert(sizeof(Object) <= sizeof(Memory), "raise the size of the C type");
    static_assert(sizeof(Memory) - sizeof(Object) < 8 || sizeof(void *) != 4,
                  "the size of the C type wastes memory");
    static_assert(alignof(Object) <= alignof(Memory));

    Object &operator()(Memory *memory) const { return *reinterpret_cast<Object *>(memory); }
    const Object &operator()(const Memory *memory) const {
        return *reinterpret_cast<const Object *>(memory);
    }
};

}  // namespace pith
