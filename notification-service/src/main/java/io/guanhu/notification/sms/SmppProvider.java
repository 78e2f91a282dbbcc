package io.guanhu.notification.sms;

import io.guanhu.notification.model.delivery.AcceptedPart;
import io.guanhu.notification.model.delivery.Continuing;
import io.guanhu.notification.model.delivery.DeliveryReceipts;
import io.guanhu.notification.model.delivery.Outcome;
import io.guanhu.notification.model.delivery.Progress;
import io.guanhu.notification.model.delivery.Provider;
import io.guanhu.notification.model.message.Channel;
import io.guanhu.notification.model.message.Message;
import io.guanhu.notification.model.message.ShortMessages;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sends messages through one SMS centre. */
final class SmppProvider implements Provider, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SmppProvider.class);

    /** After the database and before the worker that sends. */
    private static final int PHASE = DEFAULT_PHASE - 8192;

    private static final RegisteredDelivery RECEIPT = new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE);

    private final String name;
    private final String sourceAddress;
    private final Dialect dialect;
    private final Continuing continuing;
    private final SmppConnection connection;
    private final Clock clock;

    SmppProvider(
            String name,
            SmppProperties.Centre centre,
            SmppProperties properties,
            DeliveryReceipts receipts,
            Clock clock) {
        this.name = name;
        this.sourceAddress = centre.sourceAddress();
        this.dialect = centre.dialect();
        this.continuing = properties.continuing();
        this.connection =
                new SmppConnection(name, centre, properties.patience(), new ReceiptListener(name, dialect, receipts));
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean reaches(String destination) {
        return dialect.destination(destination).isPresent();
    }

    @Override
    public Outcome send(Message message, Progress progress) {
        try {
            String destination = dialect.destination(message.destination()).orElseThrow();
            ShortMessages text = ShortMessages.of(message.body());
            String sender = dialect.sender(sourceAddress);
            return continuing
                    .of(progress, sender, text.count(), clock.instant())
                    .map(rest -> new Parts(text, rest, message.id()))
                    .map(parts -> send(parts, destination, sender, progress))
                    .orElseGet(() -> new Outcome.Unavailable("begun-elsewhere"));
        } catch (IllegalArgumentException | NoSuchElementException unfit) {
            return new Outcome.Refused("smpp-unfit");
        }
    }

    /** Sends all parts that were not accepted yet; each is stored before the next. */
    private Outcome send(Parts parts, String destination, String sender, Progress progress) {
        for (int number : parts.remaining()) {
            if (!progress.hasTime()) {
                return new Outcome.Unavailable("out-of-time");
            }
            Instant now = clock.instant();
            try {
                String id = submit(connection.session(), parts, number, destination);
                progress.accepted(new AcceptedPart(name, id, sender, parts.sending(), number, parts.count(), now));
            } catch (NegativeResponseException refused) {
                return Statuses.outcome(refused.getCommandStatus());
            } catch (IOException | ResponseTimeoutException | InvalidResponseException down) {
                LOG.info("{} is unavailable: {}", name, down.getClass().getSimpleName());
                return new Outcome.Unavailable("smpp-unavailable");
            } catch (PDUException unfit) {
                return new Outcome.Refused("smpp-unfit");
            }
        }
        return new Outcome.Accepted(name);
    }

    /** The centre's id for the part; null if it returns none that a receipt could contain. */
    private @Nullable String submit(SMPPSession session, Parts parts, int number, String destination)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        String id = session.submitShortMessage(
                        "",
                        dialect.sourceTon(),
                        dialect.sourceNpi(),
                        sourceAddress,
                        dialect.destinationTon(),
                        dialect.destinationNpi(),
                        destination,
                        parts.type(dialect.concatenation()),
                        (byte) 0,
                        (byte) 1,
                        null,
                        null,
                        RECEIPT,
                        (byte) 0,
                        parts.coding(),
                        (byte) 0,
                        parts.body(number, dialect.concatenation()),
                        parts.parameters(number, dialect.concatenation()))
                .getMessageId();
        return id == null || id.isBlank() ? null : dialect.answeredIds().canonical(id);
    }

    @Override
    public void start() {
        connection.start();
    }

    @Override
    public void stop() {
        connection.stop();
    }

    @Override
    public boolean isRunning() {
        return connection.isRunning();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
