// SPDX-License-Identifier: MIT
#include "image.h"

#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fail(const char *what, const char *why) {
    fprintf(stderr, "inject: %s: %s\n", what, why);
    exit(2);
}

uint8_t *read_file(const char *name, size_t *size) {
    FILE *file = fopen(name, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        perror(name);
        exit(2);
    }
    *size = (size_t)ftell(file);
    rewind(file);
    uint8_t *data = malloc(*size + 1);
    if (data == NULL || fread(data, 1, *size, file) != *size) fail(name, "cannot be read");
    fclose(file);
    return data;
}

static int by_address(const void *a, const void *b) {
    const Function *x = a, *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

static void load_symbols(Image *image, const uint8_t *file, const Elf32_Shdr *sections,
                         const Elf32_Shdr *table) {
    const Elf32_Sym *symbols = (const void *)(file + table->sh_offset);
    const char *names = (const char *)file + sections[table->sh_link].sh_offset;
    const size_t count = table->sh_size / sizeof *symbols;
    image->functions = calloc(count, sizeof *image->functions);
    if (image->functions == NULL) fail("symbols", "no memory");
    for (size_t i = 0; i < count; ++i) {
        if (ELF32_ST_TYPE(symbols[i].st_info) != STT_FUNC) continue;
        const uint32_t start = symbols[i].st_value & ~1u;
        image->functions[image->count++] =
            (Function){start, start + symbols[i].st_size, names + symbols[i].st_name};
    }
    qsort(image->functions, image->count, sizeof *image->functions, by_address);
}

// Trusts the headers of the file, which comes from our build, after checking its type. The file
// stays in memory for the names.
void load_image(Image *image, const char *name) {
    size_t size;
    const uint8_t *file = read_file(name, &size);
    const Elf32_Ehdr *header = (const void *)file;
    if (size < sizeof *header || memcmp(file, ELFMAG, SELFMAG) != 0 ||
        header->e_ident[EI_CLASS] != ELFCLASS32 || header->e_machine != EM_ARM)
        fail(name, "is no ELF image for Arm");
    const Elf32_Phdr *segments = (const void *)(file + header->e_phoff);
    for (int i = 0; i < header->e_phnum; ++i) {
        if (segments[i].p_type != PT_LOAD || segments[i].p_filesz == 0) continue;
        if ((uint64_t)segments[i].p_paddr + segments[i].p_filesz > kDocuments)
            fail(name, "does not lie below the documents");
        memcpy(image->flash + segments[i].p_paddr, file + segments[i].p_offset,
               segments[i].p_filesz);
    }
    const Elf32_Shdr *sections = (const void *)(file + header->e_shoff);
    for (int i = 0; i < header->e_shnum; ++i)
        if (sections[i].sh_type == SHT_SYMTAB) load_symbols(image, file, sections, &sections[i]);
    if (image->count == 0) fail(name, "names no function");
}

const Function *function_at(const Image *image, uint32_t address) {
    for (size_t low = 0, high = image->count; low < high;) {
        const size_t middle = (low + high) / 2;
        const Function *f = &image->functions[middle];
        if (address < f->start) {
            high = middle;
        } else if (address >= f->end) {
            low = middle + 1;
        } else {
            return f;
        }
    }
    return NULL;
}

bool has_function(const Image *image, const char *part) {
    for (size_t i = 0; i < image->count; ++i)
        if (strstr(image->functions[i].name, part) != NULL) return true;
    return false;
}

uint32_t entry_of(const Image *image, const char *part) {
    const Function *found = NULL;
    for (size_t i = 0; i < image->count; ++i) {
        if (strcmp(image->functions[i].name, part) == 0) return image->functions[i].start;
        if (strstr(image->functions[i].name, part) == NULL) continue;
        if (found != NULL) fail(part, "is in the names of two functions");
        found = &image->functions[i];
    }
    if (found == NULL) fail(part, "is in no function's name");
    return found->start;
}

// Arm ARM A5.1: a halfword that begins with 0b11101, 0b11110 or 0b11111 is the first of two.
uint32_t size_at(const uint8_t *flash, uint32_t address) {
    return half_at(flash, address) >= 0xE800 ? 4 : 2;
}

uint32_t opcode_at(const uint8_t *flash, uint32_t address) {
    const uint32_t first = half_at(flash, address);
    return size_at(flash, address) == 2 ? first : first << 16 | half_at(flash, address + 2);
}
