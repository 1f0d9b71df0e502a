package kz.tolem.writers.manifest;

import java.security.PrivateKey;

/** A key that signs, with its public half. */
public final class SigningKey {

    private final PrivateKey key;
    private final PublicSigningKey publicKey;

    SigningKey(PrivateKey key, PublicSigningKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /** The key's id. */
    public String id() {
        return publicKey.id();
    }

    /** The public half. */
    public PublicSigningKey publicKey() {
        return publicKey;
    }

    /** The signature under these bytes: 64 bytes, always the same ones. */
    public byte[] sign(byte[] message) {
        return Ed25519.sign(key, message);
    }

    boolean isPair() {
        byte[] probe = {1};
        return publicKey.hasSigned(probe, sign(probe));
    }
}
