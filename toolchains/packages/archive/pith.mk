# SPDX-License-Identifier: MIT
# Builds the library as a part of another Makefile:
#
#     CC = arm-none-eabi-gcc
#     CXX = arm-none-eabi-g++
#     AR = arm-none-eabi-ar
#     PITH_TARGET = -mcpu=cortex-m3 -mthumb
#     CFLAGS = $(PITH_TARGET) -Os                 # the firmware has the same target
#     include pith-verify/pith.mk
#     main.o: CPPFLAGS += $(PITH_CPPFLAGS)
#     firmware.elf: main.o $(PITH_LIBRARY)
#
# PITH_PRESET=tiny: slower, 12 KB less flash. PITH_BUILD: the folder of the objects. PITH_OPTIMIZE: -Os.
# The compiler's macros choose the kernels (src/port/kernel.h).
PITH_DIR := $(patsubst %/,%,$(dir $(lastword $(MAKEFILE_LIST))))
PITH_OPTIMIZE ?= -Os
PITH_PRESET ?= balanced
PITH_BUILD ?= build/pith-$(PITH_PRESET)
PITH_LIBRARY := $(PITH_BUILD)/libpith.a
PITH_SOURCES := @MAKE_SOURCES@

ifeq ($(origin CXX),default)
ifneq ($(origin CC),default)
$(error pith.mk: CC is $(CC), and CXX is not set: set CXX to the C++ compiler of the same target)
endif
endif

# Every file that includes a header of the library needs these.
PITH_CPPFLAGS := -I$(PITH_DIR)/include
ifeq ($(PITH_PRESET),tiny)
# A core without long multiplication, as Cortex-M0, works with words of 16 bits.
PITH_WORD := $(if $(shell echo | $(CXX) $(PITH_TARGET) -dM -E -x c - | grep '__ARM_ARCH_ISA_THUMB 1'),16,32)
PITH_CPPFLAGS += -DPITH_SMALL_CURVE=$(PITH_WORD) -DPITH_SMALL_HASH
else ifneq ($(PITH_PRESET),balanced)
$(error pith.mk: PITH_PRESET is balanced or tiny, not $(PITH_PRESET))
endif

PITH_CXXFLAGS := -std=c++17 $(PITH_OPTIMIZE) -ffreestanding -fno-exceptions -fno-rtti -fno-threadsafe-statics \
    -fno-asynchronous-unwind-tables -ffunction-sections -fdata-sections -fno-jump-tables
PITH_OBJECTS := $(PITH_SOURCES:%=$(PITH_BUILD)/%.o)
pith_goal := $(.DEFAULT_GOAL)

$(PITH_BUILD)/%.cpp.o: $(PITH_DIR)/%.cpp
	@mkdir -p $(@D)
	$(CXX) $(PITH_TARGET) $(PITH_CXXFLAGS) $(PITH_CPPFLAGS) -I$(PITH_DIR)/src -MMD -MP -c $< -o $@

$(PITH_BUILD)/%.S.o: $(PITH_DIR)/%.S
	@mkdir -p $(@D)
	$(CXX) $(PITH_TARGET) $(PITH_CPPFLAGS) -x assembler-with-cpp -MMD -MP -c $< -o $@

$(PITH_LIBRARY): $(PITH_OBJECTS)
	$(AR) rcs $@ $^

# Prints the flags of PITH_CPPFLAGS, for other tools.
.PHONY: pith-flags
pith-flags:
	@echo $(PITH_CPPFLAGS)

-include $(PITH_OBJECTS:.o=.d)
.DEFAULT_GOAL := $(pith_goal)
