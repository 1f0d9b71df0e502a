package kz.tolem.readers.registry;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;

/** What the server sent for a COPY, message by message, to be read from memory as often as one likes. */
final class RecordedCopy {

    private final List<byte[]> messages = new ArrayList<>();
    private final BaseConnection connection;

    /** Reads the COPY once. */
    RecordedCopy(Connection server, String sql) throws SQLException {
        CopyOut copy = server.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
        for (byte @Nullable [] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
            messages.add(message);
        }
        connection = (BaseConnection) Proxy.newProxyInstance(
                RecordedCopy.class.getClassLoader(), new Class<?>[] {BaseConnection.class}, this::answer);
    }

    /** A connection on which every COPY gives what was recorded; it can do nothing else. */
    Connection connection() {
        return connection;
    }

    private @Nullable Object answer(Object proxy, Method method, Object[] arguments) throws SQLException {
        return switch (method.getName()) {
            case "unwrap" -> proxy;
            case "getCopyAPI" -> new Copies((BaseConnection) proxy);
            default -> null;
        };
    }

    private final class Copies extends CopyManager {

        private Copies(BaseConnection connection) throws SQLException {
            super(connection);
        }

        @Override
        public CopyOut copyOut(String sql) {
            return new Replay(messages.iterator());
        }
    }

    private record Replay(Iterator<byte[]> messages) implements CopyOut {

        @Override
        public byte @Nullable [] readFromCopy() {
            return messages.hasNext() ? messages.next() : null;
        }

        @Override
        public byte @Nullable [] readFromCopy(boolean block) {
            return readFromCopy();
        }

        @Override
        public boolean isActive() {
            return messages.hasNext();
        }

        @Override
        public void cancelCopy() {
            throw new IllegalStateException("it was not read to its end");
        }

        @Override
        public int getFieldCount() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getFormat() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getFieldFormat(int field) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long getHandledRowCount() {
            throw new UnsupportedOperationException();
        }
    }
}
