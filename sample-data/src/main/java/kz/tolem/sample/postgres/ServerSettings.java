package kz.tolem.sample.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

/** The server's settings, as words of its command line: they hold at every start, whatever the data directory says. */
final class ServerSettings {

    private static final long MEBIBYTE = 1 << 20;
    private static final long LEAST_SHARED_MEMORY = 1 << 30;
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private ServerSettings() {}

    static String commandLine(int port, boolean durable) {
        StringJoiner words = new StringJoiner(" -c ", "-p " + port + " -c ", "");
        words.add("listen_addresses=127.0.0.1").add("unix_socket_directories=");
        words.add("shared_buffers=" + sharedBuffers(durable) + "MB").add("work_mem=64MB");
        words.add("maintenance_work_mem=128MB").add("max_connections=100").add("max_locks_per_transaction=256");
        words.add("max_wal_size=4GB").add("checkpoint_timeout=15min");
        // nobody replicates this server: bulk loading may skip the log
        words.add("wal_level=minimal").add("max_wal_senders=0");
        words.add("jit=off").add("timezone=UTC").add("log_timezone=UTC");
        // no row and no statement may reach the log: they carry personal data
        words.add("log_error_verbosity=terse").add("log_min_error_statement=panic");
        if (durable) {
            words.add("fsync=on").add("synchronous_commit=on").add("full_page_writes=on");
        } else {
            words.add("fsync=off").add("synchronous_commit=off").add("full_page_writes=off");
        }
        if (sharedMemoryIsSmall()) {
            words.add("dynamic_shared_memory_type=mmap");
        }
        return words.toString();
    }

    private static long sharedBuffers(boolean durable) {
        if (!durable) {
            return 128;
        }
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.min(1024, Math.max(128, machine.getTotalMemorySize() / 8 / MEBIBYTE));
    }

    /** Containers often have 64 MB there, and a parallel query then fails for want of memory. */
    private static boolean sharedMemoryIsSmall() {
        try {
            return Files.isDirectory(SHARED_MEMORY)
                    && Files.getFileStore(SHARED_MEMORY).getTotalSpace() < LEAST_SHARED_MEMORY;
        } catch (IOException e) {
            return true;
        }
    }
}
