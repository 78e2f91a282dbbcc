package io.guanhu.notification.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Answers SMTP correctly, except for one command with a different reply. */
final class TerseMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String command;
    private final String reply;

    /**
     * @param command {@code CONNECT}, {@code EHLO}, {@code MAIL}, {@code RCPT}, {@code DATA} or
     *     {@code .}
     * @param reply empty to close the connection instead
     */
    TerseMailServer(String command, String reply) {
        this.command = command;
        this.reply = reply;
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException gone) {
                // The client, or this server.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.US_ASCII);
        boolean on = answer(out, "CONNECT", "220 here");
        boolean content = false;
        while (on) {
            String line = in.readLine();
            if (line == null) {
                return;
            }
            // A client that is refused EHLO tries the older HELO.
            String verb = line.toUpperCase(Locale.ROOT).split("[ :]", 2)[0].replace("HELO", "EHLO");
            if (content && !line.equals(".")) {
                continue;
            }
            content = verb.equals("DATA") && !command.equals("DATA");
            on = answer(out, verb, verb.equals("DATA") ? "354 go on" : "250 ok");
        }
    }

    private boolean answer(Writer out, String verb, String usual) throws IOException {
        String sent = verb.equals(command) ? reply : usual;
        if (sent.isEmpty()) {
            return false;
        }
        out.write(sent + "\r\n");
        out.flush();
        return true;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
