package kz.tolem.sample;

/** Account numbers of made-up banks: KZ, check digits by mod 97, bank 9xx, then the person's number. */
final class SampleIban {

    static final int LENGTH = 20;
    static final int BANKS = 5;

    private static final int FIRST_BANK = 901;
    private static final int K = 'K' - 'A' + 10;
    private static final int Z = 'Z' - 'A' + 10;

    private SampleIban() {}

    /**
     * Writes an account number of {@value #LENGTH} characters.
     *
     * @param bank 0 to {@value #BANKS} - 1
     * @param account unique to person and account, below 10^13
     */
    static void write(int bank, long account, byte[] iban) {
        long number = (FIRST_BANK + bank) * 10_000_000_000_000L + account;
        // the check digits of bank and account, then KZ as 2035 and 00: all below 2^63 when taken in two steps
        long rest = (number % 97 * 1_000_000 + (K * 100 + Z) * 100L) % 97;
        int check = (int) (98 - rest);
        iban[0] = 'K';
        iban[1] = 'Z';
        iban[2] = (byte) ('0' + check / 10);
        iban[3] = (byte) ('0' + check % 10);
        for (int i = LENGTH - 1; i >= 4; i--) {
            iban[i] = (byte) ('0' + number % 10);
            number /= 10;
        }
    }
}
