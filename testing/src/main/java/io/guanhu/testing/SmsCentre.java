package io.guanhu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;

/**
 * An SMS centre that speaks SMPP 3.4 to this machine only. It stores every message, confirms its
 * delivery, and behaves as badly as real ones if told to.
 */
public final class SmsCentre implements AutoCloseable {

    /** The credentials of this centre's clients, unless it was started with another password. */
    public static final String SYSTEM_ID = "guanhu";

    public static final String PASSWORD = "sms-pass";

    private final SMPPServerSessionListener listener;
    private final String password;
    private final ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor();
    private final List<SMPPServerSession> open = new CopyOnWriteArrayList<>();
    private final List<Sms> messages = new CopyOnWriteArrayList<>();
    private final List<SmsPart> parts = new CopyOnWriteArrayList<>();
    private final SmsReceiver receiver = new SmsReceiver(this, Clock.systemUTC());
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile Trouble trouble = Trouble.NONE;
    private volatile Receipts receipts = Receipts.ONCE;
    private volatile Supplier<String> ids = () -> UUID.randomUUID().toString();
    private volatile UnaryOperator<String> idsInReceipts = UnaryOperator.identity();

    /** When this centre reports that a message was delivered. */
    public enum Receipts {
        ONCE,
        TWICE,
        /** Before it answers the message itself. */
        EARLY,
        /** Only when asked to, see {@link #sendReceipt}. */
        NEVER
    }

    private SmsCentre(int port, String password) throws IOException {
        this.password = password;
        listener = new SMPPServerSessionListener(port, new LoopbackConnections());
        listener.setMessageReceiverListener(receiver);
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
     * Waits for the first matching message; the {@link AssertionError} lists what there is instead.
     */
    public Sms await(Predicate<Sms> wanted, Duration limit) {
        return Waiting.forFirst("message", this::messages, wanted, limit);
    }

    /** All parts so far, oldest first; a short message is one part. */
    public List<SmsPart> partsTo(String number) {
        return parts.stream().filter(each -> each.to().equals(number)).toList();
    }

    /** Answers the next {@code count} messages with a system error instead of accepting them. */
    public void refuseNext(int count) {
        refuseNext(count, SMPPConstant.STAT_ESME_RSYSERR);
    }

    /** Answers the next {@code count} messages with this SMPP status instead of accepting them. */
    public void refuseNext(int count, int status) {
        refuseAfter(0, count, status);
    }

    /** Accepts {@code taken} parts, and then refuses {@code count}. */
    public void refuseAfter(int taken, int count, int status) {
        trouble = new Trouble(taken, count, () -> status);
    }

    /**
     * Accepts {@code taken} parts, and then breaks all connections instead of accepting the next.
     */
    public void dropAfter(int taken) {
        trouble = new Trouble(taken, 1, () -> {
            dropConnections();
            return SMPPConstant.STAT_ESME_RSYSERR;
        });
    }

    /** Sets the ids of the next messages; real centres reuse ids after a while. */
    public void callMessages(Supplier<String> names) {
        ids = names;
    }

    /** Uses a different notation for ids in receipts than in answers. */
    public void writeIdsInReceipts(UnaryOperator<String> form) {
        idsInReceipts = form;
    }

    public void sendReceipts(Receipts when) {
        receipts = when;
    }

    /** Reports the delivery of a part, whether or not it was reported before. */
    public void sendReceipt(SmsPart part, boolean delivered) {
        String receipt = receiver.receipt(part, delivered);
        if (open.stream().noneMatch(session -> receiver.deliver(part, receipt, session))) {
            throw new IllegalStateException("No session accepted the receipt");
        }
    }

    /** Accepts messages, but does not answer any of them until {@link #answerAgain}. */
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
        parts.clear();
    }

    /** The status with which to refuse, or 0 to accept the message. */
    int verdict() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return trouble.verdict();
    }

    String nextId() {
        return ids.get();
    }

    String inReceipts(String id) {
        return idsInReceipts.apply(id);
    }

    Receipts receipts() {
        return receipts;
    }

    void keep(SmsPart part) {
        parts.add(part);
    }

    void keep(Sms message) {
        messages.add(message);
    }

    /** What goes wrong with the next parts. */
    private static final class Trouble {

        static final Trouble NONE = new Trouble(0, 0, () -> SMPPConstant.STAT_ESME_ROK);

        private final AtomicInteger spared;
        private final AtomicInteger refused;
        private final IntSupplier what;

        Trouble(int spared, int refused, IntSupplier what) {
            this.spared = new AtomicInteger(spared);
            this.refused = new AtomicInteger(refused);
            this.what = what;
        }

        int verdict() {
            boolean takes = takeOne(spared) || !takeOne(refused);
            return takes ? SMPPConstant.STAT_ESME_ROK : what.getAsInt();
        }

        private static boolean takeOne(AtomicInteger left) {
            return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
        }
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
                session.addSessionStateListener((state, previous, source) -> {
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
