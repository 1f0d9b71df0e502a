package kz.tolem.writers.files;

/**
 * A file that is complete and on the disk.
 *
 * @param name name within its directory
 * @param bytes length
 * @param sha256 digest of the bytes as written, 64 lower-case hexadecimal digits
 * @param rows rows in it, 0 or more
 * @param amount sum of its amounts in tiyn; 0 for a file without amounts
 */
public record WrittenFile(String name, long bytes, String sha256, long rows, long amount) {}
