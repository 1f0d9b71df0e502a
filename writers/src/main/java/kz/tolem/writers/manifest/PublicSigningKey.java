package kz.tolem.writers.manifest;

import java.nio.file.Path;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import kz.tolem.calc.Message;
import kz.tolem.writers.files.Sha256;
import kz.tolem.writers.manifest.KeyUnusable.Why;

/** The public half of a key that signs manifests or approvals. */
public final class PublicSigningKey {

    private static final int ID_LENGTH = 16;

    private final PublicKey key;
    private final String id;

    PublicSigningKey(PublicKey key) {
        this.key = key;
        this.id = Sha256.of(key.getEncoded()).substring(0, ID_LENGTH);
    }

    /**
     * Reads an Ed25519 public key as PEM (X.509).
     *
     * @throws KeyUnusable says what is wrong with the file
     */
    public static PublicSigningKey read(Path file) throws KeyUnusable {
        byte[] der = Pem.read(file, Pem.PUBLIC_KEY);
        try {
            return new PublicSigningKey(Ed25519.publicKey(der));
        } catch (InvalidKeySpecException e) {
            throw new KeyUnusable(Why.FOREIGN, Message.of("{} is no Ed25519 public key", file), e);
        }
    }

    /** First 16 hexadecimal digits of the SHA-256 of the encoded key. */
    public String id() {
        return id;
    }

    /** Whether {@code signature} is this key's, under exactly these bytes. */
    public boolean hasSigned(byte[] message, byte[] signature) {
        return Ed25519.verify(key, message, signature);
    }

    byte[] pem() {
        return Pem.encode(Pem.PUBLIC_KEY, key.getEncoded());
    }
}
