// SPDX-License-Identifier: MIT
#include "Arduino.h"

#include "machine.h"

SerialPort Serial;

namespace {

constexpr int kEndOfDocument = 4;
const uint8_t *next_byte = genuine_begin;
const uint8_t *end = genuine_end;
int documents, lines;

}  // namespace

// In small groups, as a serial port delivers bytes.
int SerialPort::available() {
    static unsigned calls;
    return documents < 2 && ++calls % 20 != 0 ? 1 : 0;
}

int SerialPort::read() {
    if (next_byte < end) return *next_byte++;
    ++documents;
    next_byte = altered_begin;
    end = altered_end;
    return kEndOfDocument;
}

void SerialPort::print(const char *text) {
    machine_write(text);
}

void SerialPort::println(const char *text) {
    machine_write(text);
    machine_write("\n");
    if (++lines == 2) machine_end(0);
}

void SerialPort::println(unsigned long number) {
    char text[12];
    char *digit = text + sizeof text - 1;
    *digit = '\0';
    do {
        *--digit = static_cast<char>('0' + number % 10);
        number /= 10;
    } while (number != 0);
    println(digit);
}

extern "C" void consumer() {
    setup();
    for (;;) loop();
}
