// SPDX-License-Identifier: MIT
// The functions of the sample's headers: the console delivers both documents.
#include <stdarg.h>
#include <zephyr/console/console.h>
#include <zephyr/sys/printk.h>

#include "machine.h"

int sample_main(void);  // the sample's main(): machine/arm.c has the image's
void consumer(void);

int console_init(void) {
    return 0;
}

int console_getchar(void) {
    static const uint8_t *next = genuine_begin, *end = genuine_end;
    static int documents;
    if (next < end) return *next++;
    if (documents++ == 2) machine_end(0);
    next = altered_begin;
    end = altered_end;
    return 4;
}

static void write_number(unsigned number) {
    char digits[11];
    char *digit = digits + sizeof digits - 1;
    *digit = '\0';
    do {
        *--digit = (char)('0' + number % 10);
        number /= 10;
    } while (number != 0);
    machine_write(digit);
}

// Knows %s and %u.
void printk(const char *format, ...) {
    static int lines;
    va_list arguments;
    va_start(arguments, format);
    for (; *format != '\0'; ++format) {
        if (*format != '%') {
            const char text[2] = {*format, '\0'};
            machine_write(text);
        } else if (*++format == 's') {
            machine_write(va_arg(arguments, const char *));
        } else {
            write_number(va_arg(arguments, unsigned));
        }
    }
    va_end(arguments);
    if (++lines == 2) machine_end(0);
}

void consumer(void) {
    sample_main();
}
