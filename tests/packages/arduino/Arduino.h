// SPDX-License-Identifier: MIT
// The part of Arduino's interface that the sketch uses. Serial delivers both documents, each with
// the byte 4 after it, and ends the machine when the sketch has read and answered both.
#pragma once

#include <stddef.h>
#include <stdint.h>

void setup();
void loop();

class SerialPort {
 public:
    void begin(unsigned long) {}
    int available();
    int read();
    void print(const char *text);
    void println(const char *text);
    void println(unsigned long number);
};

extern SerialPort Serial;
