// SPDX-License-Identifier: MIT
// node emulate.mjs IMAGE [--serial stdio|null] [--load FILE ADDRESS] : runs an ELF image on a Raspberry Pi Pico in
// rp2040js, with UART0 as standard input and output at its real rate, and semihosting. Exit code: the image's.
import {closeSync, openSync, readFileSync, readSync, writeSync} from 'node:fs';
import {createRequire} from 'node:module';

const FLASH = 0x10000000, RAM = 0x20000000;
const BOOT_SIZE = 256, BOOT_PLACE = 0x20041f00;  // where the chip's ROM puts the boot stage
const BAUD = 115200, BITS_PER_BYTE = 10;
const HARD_FAULT = 3;
const SLICE = 50_000;  // instructions between two looks at standard input

// toolchains/setup installs it there.
const load = createRequire(new URL('../../build/rp2040js/package.json', import.meta.url));

function fail(why) {
    console.error('emulate.mjs: ' + why);
    process.exit(2);
}

function argumentsOf(words) {
    const found = {image: undefined, serial: 'stdio', documents: []};
    while (words.length > 0) {
        const word = words.shift();
        if (word === '--serial' && words.length > 0) found.serial = words.shift();
        else if (word === '--load' && words.length > 1) found.documents.push([words.shift(), Number(words.shift())]);
        else if (found.image === undefined && !word.startsWith('-')) found.image = word;
        else fail(`unexpected argument ${word}`);
    }
    if (found.image === undefined) fail('no image; usage: emulate.mjs IMAGE [--serial stdio|null] [--load FILE ADDRESS]');
    return found;
}

function read(name) {
    try {
        return readFileSync(name);
    } catch (error) {
        fail(`${name}: ${error.code}`);
    }
}

// Copies the bytes of an ELF file's segments, or of a document, to flash.
function put(chip, data, address, name) {
    const at = address - FLASH;
    if (at < 0 || at + data.length > chip.flash.length) fail(`${name}: 0x${address.toString(16)} is not in flash`);
    chip.flash.set(data, at);
}

function putImage(chip, elf, name) {
    const MACHINE_ARM = 40, LOAD = 1;
    if (elf.length < 52 || elf.readUInt32BE(0) !== 0x7f454c46 || elf.readUInt16LE(18) !== MACHINE_ARM)
        fail(`${name} is not an ELF image for Arm`);
    const first = elf.readUInt32LE(28), count = elf.readUInt16LE(44);
    for (let at = first; at < first + 32 * count; at += 32) {
        const offset = elf.readUInt32LE(at + 4), address = elf.readUInt32LE(at + 12), size = elf.readUInt32LE(at + 16);
        if (elf.readUInt32LE(at) === LOAD && size > 0)
            put(chip, elf.subarray(offset, offset + size), address, name);
    }
}

// CRC-32 with polynomial 04C11DB7, most significant bit first, from FFFFFFFF (RP2040 datasheet 2.8.1.3.1).
function crc(bytes) {
    let value = 0xffffffff;
    for (const byte of bytes) {
        value ^= byte << 24;
        for (let bit = 0; bit < 8; ++bit) value = value << 1 ^ (value < 0 ? 0x04c11db7 : 0);
    }
    return value >>> 0;
}

// What the chip's ROM does after reset: checks the boot stage, copies it to RAM and calls it.
function bootRom(chip) {
    const stage = chip.flash.slice(0, BOOT_SIZE);
    const want = crc(stage.subarray(0, BOOT_SIZE - 4));
    const have = new DataView(stage.buffer).getUint32(BOOT_SIZE - 4, true);
    if (want !== have)
        fail(`the boot stage has the CRC 0x${have.toString(16)}, its bytes give 0x${want.toString(16)}`);
    chip.sram.set(stage, BOOT_PLACE - RAM);
    chip.core.PC = BOOT_PLACE;
}

// One direction of a serial line: hands each byte over when its last bit has passed.
class Line {
    constructor(clock, arrive) {
        this.bytes = [];
        this.alarm = clock.createAlarm(() => {
            arrive(this.bytes.shift());
            if (this.bytes.length > 0) this.wait();
        });
    }
    wait() {
        this.alarm.schedule(BITS_PER_BYTE * 1e9 / BAUD);
    }
    send(byte) {
        if (this.bytes.push(byte) === 1) this.wait();
    }
}

function connect(chip, clock, serial) {
    const uart = chip.uart[0];
    const toBoard = new Line(clock, (byte) => {
        if (Math.abs(uart.baudRate / BAUD - 1) > 0.02) fail(`UART0 runs at ${uart.baudRate} baud`);
        if (uart.rxFIFO.full) fail('UART0 lost a byte: its FIFO was full');
        uart.feedByte(byte);
    });
    const fromBoard = new Line(clock, (byte) => writeSync(1, Uint8Array.of(byte)));
    if (serial === 'null') return;
    uart.onByte = (byte) => fromBoard.send(byte);
    process.stdin.on('data', (data) => data.forEach((byte) => toBoard.send(byte)));
    process.stdin.on('end', () => fail('standard input ended before the image'));
}

// "Semihosting for AArch32 and AArch64" (Arm, 2023): the calls of port/baremetal/semihosting.c.
class Semihosting {
    constructor(chip) {
        this.chip = chip;
    }
    string(address) {
        let text = '';
        for (let byte; (byte = this.chip.readUint8(address)) !== 0; ++address) text += String.fromCharCode(byte);
        return text;
    }
    call(operation, argument) {
        const word = (index) => this.chip.readUint32(argument + 4 * index) >>> 0;
        switch (operation) {
            case 0x01:  // SYS_OPEN
                try {
                    return openSync(this.string(word(0)), 'r');
                } catch {
                    return -1;
                }
            case 0x04:  // SYS_WRITE0
                writeSync(2, this.string(argument));
                return 0;
            case 0x06: {  // SYS_READ: returns the number of bytes not read
                const data = Buffer.alloc(word(2));
                const count = readSync(word(0), data);
                for (let i = 0; i < count; ++i) this.chip.writeUint8(word(1) + i, data[i]);
                return data.length - count;
            }
            case 0x20:  // SYS_EXIT_EXTENDED
                process.exit(word(1));
        }
        fail(`semihosting call 0x${operation.toString(16)} is not supported`);
    }
}

const options = argumentsOf(process.argv.slice(2));
let emulator;
try {
    emulator = load('rp2040js');
} catch (error) {
    fail(`rp2040js is not installed; toolchains/setup installs it (${error.code})`);
}
const {clock, rp2040: chip} = new emulator.Simulator();
const semihosting = new Semihosting(chip);
const {core} = chip;

// rp2040js continues after a bad access or instruction and only logs it; the chip has a HardFault.
let fault = false;
chip.logger = {
    debug() {}, info() {},
    warn(component, text) {
        fault ||= /^(Read from invalid memory|Write to undefined address|Warning: Instruction at)/.test(text);
    },
    error(component, text) {
        fault ||= /not 32 bit aligned/.test(text);
    },
};
chip.onBreak = (code) => {
    if (code === 0xab) core.registers[0] = semihosting.call(core.registers[0], core.registers[1] >>> 0);
    else fault = true;
};

putImage(chip, read(options.image), options.image);
for (const [name, address] of options.documents) put(chip, read(name), address, name);
connect(chip, clock, options.serial);
bootRom(chip);

let nanoseconds = 1e9 / chip.clkSys;
chip.addClockListener((frequency) => {
    nanoseconds = 1e9 / frequency;
});
function slice() {
    for (let i = 0; i < SLICE; ++i) {
        clock.tick(core.executeInstruction() * nanoseconds);
        if (fault) {
            fault = false;
            if (core.IPSR === HARD_FAULT) fail('lockup: a fault in the fault handler');
            core.IPSR = HARD_FAULT;  // without the frame, which may have no place
            core.PC = chip.readUint32(core.VTOR + 4 * HARD_FAULT) & ~1;
        }
    }
    setImmediate(slice);
}
slice();
