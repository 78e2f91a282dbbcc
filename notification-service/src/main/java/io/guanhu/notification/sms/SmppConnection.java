package io.guanhu.notification.sms;

import io.guanhu.platform.runtime.Worker;
import java.io.IOException;
import java.time.Duration;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * A session with one SMS centre. It is bound again whenever it is lost, even while there is nothing
 * to send, because receipts arrive through it too.
 */
final class SmppConnection {

    private static final Logger LOG = LoggerFactory.getLogger(SmppConnection.class);

    private static final Duration CHECK = Duration.ofSeconds(2);
    private static final int ENQUIRE_LINK_MILLIS = 30_000;

    private final String name;
    private final SmppProperties.Centre centre;
    private final Duration patience;
    private final MessageReceiverListener listener;
    private final Worker keeper;
    private volatile @Nullable SMPPSession session;
    private boolean reachable = true;

    SmppConnection(String name, SmppProperties.Centre centre, Duration patience, MessageReceiverListener listener) {
        this.name = name;
        this.centre = centre;
        this.patience = patience;
        this.listener = listener;
        this.keeper = new Worker(name + "-keeper", () -> Mono.fromCallable(this::checkBinding));
    }

    /**
     * The bound session. Senders never wait for a connection, since only the keeper makes one.
     * During an outage, another centre is therefore tried at once.
     *
     * @throws IOException if there is none at present
     */
    SMPPSession session() throws IOException {
        SMPPSession current = session;
        if (current != null && current.getSessionState().isTransmittable()) {
            return current;
        }
        if (current != null) {
            keeper.wake();
        }
        throw new IOException("not bound");
    }

    /**
     * Binds, unless there is a session.
     *
     * @throws IOException if the centre cannot be reached, or refuses the bind
     */
    private void bind() throws IOException {
        SMPPSession current = session;
        if (current != null && current.getSessionState().isTransmittable()) {
            return;
        }
        if (current != null) {
            session = null;
            current.close();
        }
        SMPPSession fresh = new SMPPSession();
        fresh.setMessageReceiverListener(listener);
        fresh.setEnquireLinkTimer(ENQUIRE_LINK_MILLIS);
        fresh.setTransactionTimer(patience.toMillis());
        try {
            fresh.connectAndBind(
                    centre.host(),
                    centre.port(),
                    new BindParameter(
                            BindType.BIND_TRX,
                            centre.systemId(),
                            centre.password(),
                            "",
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            null),
                    patience.toMillis());
        } catch (IOException unreachable) {
            fresh.close();
            throw unreachable;
        }
        session = fresh;
    }

    void start() {
        keeper.start();
    }

    private Duration checkBinding() {
        try {
            bind();
            logState(true, "");
        } catch (IOException unreachable) {
            logState(false, unreachable.getClass().getSimpleName());
        }
        return CHECK;
    }

    private void logState(boolean now, String why) {
        if (now && !reachable) {
            LOG.info("{} at {} is back", name, centre);
        } else if (!now && reachable) {
            LOG.warn("{} at {} cannot be bound to: {}", name, centre, why);
        }
        reachable = now;
    }

    void stop() {
        keeper.stop();
        SMPPSession last = end();
        if (last != null) {
            last.unbindAndClose();
        }
    }

    private @Nullable SMPPSession end() {
        SMPPSession last = session;
        session = null;
        return last;
    }

    boolean isRunning() {
        return keeper.isRunning();
    }
}
