package kz.tolem.jobs.settle;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import kz.tolem.writers.files.Sha256;

/** What the ledger keeps of an account that sent money back: a digest of payee and IBAN, so that it has no IBAN. */
public final class AccountDigest {

    private AccountDigest() {}

    /** SHA-256 over the payee's number and the IBAN as the registry has it. */
    public static byte[] of(long payee, byte[] bytes, int start, int length) {
        MessageDigest digest = Sha256.digest();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(payee).array());
        digest.update(bytes, start, length);
        return digest.digest();
    }
}
