package kz.tolem.readers.registry;

import kz.tolem.calc.columns.TextColumn;

/** Spreads person numbers and IINs over 64 bits, so that any part of them says as much as any other. */
final class IdentityHash {

    private IdentityHash() {}

    /** Different for different persons. */
    static long of(long person) {
        long hash = person;
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL; // the end of MurmurHash3
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }

    /** Of the bytes of a text. */
    static long of(TextColumn texts, int row) {
        byte[] bytes = texts.bytes();
        int at = texts.start(row);
        int end = texts.end(row);
        long hash = texts.length(row);
        for (; end - at >= Long.BYTES; at += Long.BYTES) {
            hash = of(hash ^ (long) BinaryRows.LONG.get(bytes, at));
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = rest << Byte.SIZE | bytes[at] & 0xff;
        }
        return of(hash ^ rest);
    }
}
