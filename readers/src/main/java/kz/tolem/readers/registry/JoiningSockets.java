package kz.tolem.readers.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets for the driver ({@code socketFactory}) that hand it the rows of a COPY by the hundred ({@link JoinedMessages}).
 */
public final class JoiningSockets extends SocketFactory {

    @Override
    public Socket createSocket() {
        return new JoiningSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return SocketFactory.getDefault().createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return SocketFactory.getDefault().createSocket(host, port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return SocketFactory.getDefault().createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return SocketFactory.getDefault().createSocket(address, port, localAddress, localPort);
    }

    private static final class JoiningSocket extends Socket {

        private @Nullable InputStream joined;

        @Override
        public InputStream getInputStream() throws IOException {
            if (joined == null) {
                joined = new JoinedMessages(super.getInputStream());
            }
            return joined;
        }
    }
}
