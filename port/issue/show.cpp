// SPDX-License-Identifier: MIT
// show: a public key in the forms that documents, firmware and programs need.
#include <cctype>

#include "arguments.hpp"
#include "commands.hpp"
#include "encode.hpp"
#include "errors.hpp"
#include "files.hpp"
#include "key.hpp"
#include "key_formats.hpp"
#include "ring_export.hpp"
#include "secret.hpp"

namespace issue {
namespace {

std::string identifier(const std::string &id) {
    std::string name;
    for (const char c : id) {
        const bool is_plain = std::isalnum(static_cast<unsigned char>(c)) != 0;
        name += is_plain ? static_cast<char>(std::tolower(static_cast<unsigned char>(c))) : '_';
    }
    return is_identifier(name) ? name : "key_" + name;
}

struct Form {
    const char *name;
    std::string text;
};

std::vector<Form> forms_of(const PublicKey &key) {
    const std::string digits = hex(key.bytes.data(), key.bytes.size());
    const std::string der = public_der(key.bytes);
    return {
        {"id", key.id},
        {"hex", digits},
        {"base64", base64(key.bytes.data(), key.bytes.size())},
        {"fingerprint", fingerprint(key)},
        {"base32", fingerprint_base32(key)},
        {"c", c_array(key.bytes.data())},
        {"cmake", "pith_pin_key(firmware NAME " + identifier(key.id) + " ID " + key.id + " HEX " +
                      digits + ")"},
        {"verify", "pith-verify --key " + key.id + "=" + digits},
    };
}

// A private key shows its public part.
PublicKey read_any(const std::string &file, const std::string &id) {
    try {
        return read_public_key(file, id);
    } catch (const Trouble &error) {
        if (std::string(error.what()).find("found a private key") == std::string::npos) throw;
    }
    return SecretKey(file, id).key();
}

}  // namespace

void show(int argc, char **argv) {
    const Arguments arguments(argc, argv, {{"as", 0, "FORM"}, {"id", 0, "ID"}});
    arguments.require_words(1, 1, "one key file");
    const PublicKey key = read_any(arguments.words()[0], arguments.get("id"));
    const std::string wanted = arguments.get("as");
    if (wanted == "pem") return put("", public_file(key));
    std::string text, known;
    for (const Form &form : forms_of(key)) {
        known += std::string(form.name) + ", ";
        if (wanted == form.name) return put("", form.text + "\n");
        std::string name = form.name;
        name.resize(13, ' ');
        text += name + form.text + "\n";
    }
    if (!wanted.empty()) throw UsageError("--as: expected " + known + "pem, found " + wanted);
    put("", text);
}

}  // namespace issue
