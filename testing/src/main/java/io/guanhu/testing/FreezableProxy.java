package io.guanhu.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A proxy in front of a server that can stop forwarding, as if the server were frozen: connections
 * stay open, but nothing answers.
 */
public final class FreezableProxy implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private boolean frozen;

    /** Forwards to a server from its own port. */
    public FreezableProxy(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("freezable-proxy").start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Stops forwarding in both directions. */
    public void freeze() {
        set(true);
    }

    /** Continues where it stopped. */
    public void thaw() {
        set(false);
    }

    private void set(boolean frozenNow) {
        lock.lock();
        try {
            frozen = frozenNow;
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitThaw() {
        lock.lock();
        try {
            while (frozen) {
                thawed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        awaitThaw();
        try {
            Socket server = new Socket(host, port);
            open.add(server);
            Thread.ofVirtual().start(() -> forward(client, server));
            forward(server, client);
        } catch (IOException e) {
            close(client);
        }
    }

    private void forward(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitThaw();
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // When one side closes, close the other.
        } finally {
            close(from);
            close(to);
        }
    }

    private void close(Closeable one) {
        open.remove(one);
        try {
            one.close();
        } catch (IOException e) {
            // Already closed.
        }
    }

    @Override
    public void close() {
        thaw();
        close(door);
        open.forEach(this::close);
    }
}
