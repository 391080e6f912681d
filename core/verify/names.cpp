// SPDX-License-Identifier: MIT
#include <pith/pith.h>

const char *pith_verdict_name(pith_verdict verdict) {
    switch (verdict) {
        case PITH_PENDING: return "pending";
        case PITH_GENUINE: return "genuine";
        case PITH_FORGED: return "forged";
        case PITH_ALTERED: return "altered";
        case PITH_MISNAMED: return "misnamed";
        case PITH_UNKNOWN_KEY: return "unknown_key";
        case PITH_UNSUPPORTED: return "unsupported";
        case PITH_MALFORMED: return "malformed";
        case PITH_AMBIGUOUS: return "ambiguous";
        case PITH_INCOMPLETE: return "incomplete";
        case PITH_NOT_A_RECORD: return "not_a_record";
        case PITH_TOO_LARGE: return "too_large";
        case PITH_TOO_COMPLEX: return "too_complex";
        case PITH_UNSORTED: return "unsorted";
        case PITH_NOT_CHECKED: return "not_checked";
        case PITH_REFUSED: return "refused";
        case PITH_UNTIMED: return "untimed";
        case PITH_MISUSE: return "misuse";
    }
    return "misuse";
}
