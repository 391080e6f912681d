// SPDX-License-Identifier: MIT
// The arithmetic of limbs.hpp by MULX, ADCX and ADOX, for x86-64 processors that have them (Intel
// since 2014, AMD since 2017; cpu.hpp asks). Compilers make no use of two carries at once.
#pragma once

#include "cpu.hpp"
#include "limbs.hpp"

#ifdef PITH_WIDE64_X86
namespace pith::curve::wide {

// Folds r8 to r15 and stores the result. 38 times the upper limbs is added in two carry chains. The
// carry out is then at most 38; its product's carry leaves r8 below 2^64 - 38, as in limbs.hpp.
#define PITH_FOLD_AND_STORE        \
    "movl $38, %%edx\n\t"          \
    "xorl %%eax, %%eax\n\t"        \
    "mulx %%r12, %%rax, %%rcx\n\t" \
    "adcx %%rax, %%r8\n\t"         \
    "adox %%rcx, %%r9\n\t"         \
    "mulx %%r13, %%rax, %%rcx\n\t" \
    "adcx %%rax, %%r9\n\t"         \
    "adox %%rcx, %%r10\n\t"        \
    "mulx %%r14, %%rax, %%rcx\n\t" \
    "adcx %%rax, %%r10\n\t"        \
    "adox %%rcx, %%r11\n\t"        \
    "mulx %%r15, %%rax, %%rcx\n\t" \
    "adcx %%rax, %%r11\n\t"        \
    "movl $0, %%eax\n\t"           \
    "adox %%rax, %%rcx\n\t"        \
    "adcx %%rax, %%rcx\n\t"        \
    "imulq %%rdx, %%rcx\n\t"       \
    "addq %%rcx, %%r8\n\t"         \
    "adcq $0, %%r9\n\t"            \
    "adcq $0, %%r10\n\t"           \
    "adcq $0, %%r11\n\t"           \
    "sbbq %%rax, %%rax\n\t"        \
    "andl %%edx, %%eax\n\t"        \
    "addq %%rax, %%r8\n\t"         \
    "movq %%r8, 0(%[r])\n\t"       \
    "movq %%r9, 8(%[r])\n\t"       \
    "movq %%r10, 16(%[r])\n\t"     \
    "movq %%r11, 24(%[r])\n\t"

// (p0, p1, p2, p3, p4) += a[limb] * b, where p4 is new.
#define PITH_ROW(limb, p0, p1, p2, p3, p4) \
    "movq " limb                           \
    "(%[a]), %%rdx\n\t"                    \
    "xorl %%" p4 "d, %%" p4                \
    "d\n\t"                                \
    "mulx 0(%[b]), %%rax, %%rcx\n\t"       \
    "adcx %%rax, %%" p0                    \
    "\n\t"                                 \
    "adox %%rcx, %%" p1                    \
    "\n\t"                                 \
    "mulx 8(%[b]), %%rax, %%rcx\n\t"       \
    "adcx %%rax, %%" p1                    \
    "\n\t"                                 \
    "adox %%rcx, %%" p2                    \
    "\n\t"                                 \
    "mulx 16(%[b]), %%rax, %%rcx\n\t"      \
    "adcx %%rax, %%" p2                    \
    "\n\t"                                 \
    "adox %%rcx, %%" p3                    \
    "\n\t"                                 \
    "mulx 24(%[b]), %%rax, %%rcx\n\t"      \
    "adcx %%rax, %%" p3                    \
    "\n\t"                                 \
    "adox %%rcx, %%" p4                    \
    "\n\t"                                 \
    "adcq $0, %%" p4 "\n\t"

// With a frame pointer three registers are left, so memory is clobbered and is no operand.
struct Adx {
    static void multiply(Limbs &r, const Limbs &a, const Limbs &b) {
        asm("movq 0(%[a]), %%rdx\n\t"
            "mulx 0(%[b]), %%r8, %%r9\n\t"
            "mulx 8(%[b]), %%rax, %%r10\n\t"
            "addq %%rax, %%r9\n\t"
            "mulx 16(%[b]), %%rax, %%r11\n\t"
            "adcq %%rax, %%r10\n\t"
            "mulx 24(%[b]), %%rax, %%r12\n\t"
            "adcq %%rax, %%r11\n\t"
            "adcq $0, %%r12\n\t"

            PITH_ROW("8", "r9", "r10", "r11", "r12", "r13")
                PITH_ROW("16", "r10", "r11", "r12", "r13", "r14")
                    PITH_ROW("24", "r11", "r12", "r13", "r14", "r15") PITH_FOLD_AND_STORE
            :
            : [r] "r"(r.at), [a] "r"(a.at), [b] "r"(b.at)
            : "rax", "rcx", "rdx", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "cc",
              "memory");
    }

    // Six products of different limbs, doubled, and four squares.
    static void square(Limbs &r, const Limbs &a) {
        asm("movq 0(%[a]), %%rdx\n\t"
            "mulx 8(%[a]), %%r9, %%r10\n\t"
            "mulx 16(%[a]), %%rax, %%r11\n\t"
            "addq %%rax, %%r10\n\t"
            "mulx 24(%[a]), %%rax, %%r12\n\t"
            "adcq %%rax, %%r11\n\t"
            "adcq $0, %%r12\n\t"

            "movq 8(%[a]), %%rdx\n\t"
            "xorl %%r13d, %%r13d\n\t"
            "mulx 16(%[a]), %%rax, %%rcx\n\t"
            "adcx %%rax, %%r11\n\t"
            "adox %%rcx, %%r12\n\t"
            "mulx 24(%[a]), %%rax, %%rcx\n\t"
            "adcx %%rax, %%r12\n\t"
            "adox %%rcx, %%r13\n\t"
            "movq 16(%[a]), %%rdx\n\t"
            "mulx 24(%[a]), %%rcx, %%r14\n\t"
            "adcq %%rcx, %%r13\n\t"
            "adcq $0, %%r14\n\t"

            "xorl %%r15d, %%r15d\n\t"
            "addq %%r9, %%r9\n\t"
            "adcq %%r10, %%r10\n\t"
            "adcq %%r11, %%r11\n\t"
            "adcq %%r12, %%r12\n\t"
            "adcq %%r13, %%r13\n\t"
            "adcq %%r14, %%r14\n\t"
            "adcq %%r15, %%r15\n\t"

            "movq 0(%[a]), %%rdx\n\t"
            "mulx %%rdx, %%r8, %%rax\n\t"
            "addq %%rax, %%r9\n\t"
            "movq 8(%[a]), %%rdx\n\t"
            "mulx %%rdx, %%rax, %%rcx\n\t"
            "adcq %%rax, %%r10\n\t"
            "adcq %%rcx, %%r11\n\t"
            "movq 16(%[a]), %%rdx\n\t"
            "mulx %%rdx, %%rax, %%rcx\n\t"
            "adcq %%rax, %%r12\n\t"
            "adcq %%rcx, %%r13\n\t"
            "movq 24(%[a]), %%rdx\n\t"
            "mulx %%rdx, %%rax, %%rcx\n\t"
            "adcq %%rax, %%r14\n\t"
            "adcq %%rcx, %%r15\n\t" PITH_FOLD_AND_STORE
            :
            : [r] "r"(r.at), [a] "r"(a.at)
            : "rax", "rcx", "rdx", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "cc",
              "memory");
    }

    static void add(Limbs &r, const Limbs &a, const Limbs &b) {
        Limb r0 = a.at[0], r1 = a.at[1], r2 = a.at[2], r3 = a.at[3], fold;
        asm("addq %[b0], %[r0]\n\t"
            "adcq %[b1], %[r1]\n\t"
            "adcq %[b2], %[r2]\n\t"
            "adcq %[b3], %[r3]\n\t"
            "sbbq %[fold], %[fold]\n\t"
            "andl $38, %k[fold]\n\t"
            "addq %[fold], %[r0]\n\t"
            "adcq $0, %[r1]\n\t"
            "adcq $0, %[r2]\n\t"
            "adcq $0, %[r3]\n\t"
            "sbbq %[fold], %[fold]\n\t"
            "andl $38, %k[fold]\n\t"
            "addq %[fold], %[r0]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [fold] "=&r"(fold)
            : [b0] "rm"(b.at[0]), [b1] "rm"(b.at[1]), [b2] "rm"(b.at[2]), [b3] "rm"(b.at[3])
            : "cc");
        r = {{r0, r1, r2, r3}};
    }

    static void subtract(Limbs &r, const Limbs &a, const Limbs &b) {
        Limb r0 = a.at[0], r1 = a.at[1], r2 = a.at[2], r3 = a.at[3], fold;
        asm("subq %[b0], %[r0]\n\t"
            "sbbq %[b1], %[r1]\n\t"
            "sbbq %[b2], %[r2]\n\t"
            "sbbq %[b3], %[r3]\n\t"
            "sbbq %[fold], %[fold]\n\t"
            "andl $38, %k[fold]\n\t"
            "subq %[fold], %[r0]\n\t"
            "sbbq $0, %[r1]\n\t"
            "sbbq $0, %[r2]\n\t"
            "sbbq $0, %[r3]\n\t"
            "sbbq %[fold], %[fold]\n\t"
            "andl $38, %k[fold]\n\t"
            "subq %[fold], %[r0]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [fold] "=&r"(fold)
            : [b0] "rm"(b.at[0]), [b1] "rm"(b.at[1]), [b2] "rm"(b.at[2]), [b3] "rm"(b.at[3])
            : "cc");
        r = {{r0, r1, r2, r3}};
    }
};

#undef PITH_ROW
#undef PITH_FOLD_AND_STORE

}  // namespace pith::curve::wide
#endif
