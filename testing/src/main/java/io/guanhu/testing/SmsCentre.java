package io.guanhu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;

/**
 * An SMS centre that speaks SMPP 3.4 to this machine only: keeps every message, confirms its
 * delivery, and refuses when told to.
 */
public final class SmsCentre implements AutoCloseable {

    /** What this centre's clients bind with, unless it was started with another password. */
    public static final String SYSTEM_ID = "guanhu";

    public static final String PASSWORD = "sms-pass";

    private final SMPPServerSessionListener listener;
    private final String password;
    private final ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor();
    private final List<SMPPServerSession> open = new CopyOnWriteArrayList<>();
    private final List<Sms> messages = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile int refusalStatus = SMPPConstant.STAT_ESME_RSYSERR;

    private SmsCentre(int port, String password) throws IOException {
        this.password = password;
        listener = new SMPPServerSessionListener(port, new LoopbackConnections());
        listener.setMessageReceiverListener(new SmsReceiver(this, Clock.systemUTC()));
        sessions.execute(this::acceptSessions);
    }

    /** Starts on a free port. */
    public static SmsCentre start() {
        return start(Ports.free(), PASSWORD);
    }

    public static SmsCentre start(int port, String password) {
        try {
            return new SmsCentre(port, password);
        } catch (IOException e) {
            throw new UncheckedIOException("The SMS centre did not start: " + e.getMessage(), e);
        }
    }

    public int port() {
        return listener.getPort();
    }

    /** All messages so far, oldest first. */
    public List<Sms> messages() {
        return List.copyOf(messages);
    }

    public List<Sms> messagesTo(String number) {
        return messages.stream().filter(each -> each.to().equals(number)).toList();
    }

    /**
     * Waits for the first message that matches; an {@link AssertionError} tells what there is
     * instead.
     */
    public Sms await(Predicate<Sms> wanted, Duration limit) {
        return Waiting.forFirst("message", this::messages, wanted, limit);
    }

    /** Answers the next {@code count} messages with a system error instead of taking them. */
    public void refuseNext(int count) {
        refuseNext(count, SMPPConstant.STAT_ESME_RSYSERR);
    }

    /** Answers the next {@code count} messages with this SMPP status instead of taking them. */
    public void refuseNext(int count, int status) {
        refusalStatus = status;
        refusals.set(count);
    }

    /** Takes messages, but answers none of them until {@link #answerAgain}. */
    public void stopAnswering() {
        held = new CountDownLatch(1);
    }

    public void answerAgain() {
        held.countDown();
    }

    /** Breaks the connections of all clients, as a restart of the centre would. */
    public void dropConnections() {
        open.forEach(SMPPServerSession::close);
        open.clear();
    }

    public void forgetMessages() {
        messages.clear();
    }

    /** The status to refuse with, or 0 to take the message. */
    int verdict() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? refusalStatus : 0;
    }

    void keep(Sms message) {
        messages.add(message);
    }

    private void acceptSessions() {
        while (!sessions.isShutdown()) {
            try {
                SMPPServerSession session = listener.accept();
                sessions.execute(() -> bind(session));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(5000);
            if (SYSTEM_ID.equals(request.getSystemId()) && password.equals(request.getPassword())) {
                session.addSessionStateListener(
                        (state, previous, source) -> {
                            if (state == SessionState.CLOSED) {
                                open.remove(session);
                            }
                        });
                open.add(session);
                request.accept("GuanhuSMSC");
            } else {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            }
        } catch (IOException | TimeoutException | PDUStringException e) {
            session.close();
        }
    }

    @Override
    public void close() {
        answerAgain();
        sessions.shutdownNow();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dropConnections();
    }
}
