package io.guanhu.notification.sms;

import io.guanhu.notification.model.Channel;
import io.guanhu.notification.model.DeliveryReceipts;
import io.guanhu.notification.model.Message;
import io.guanhu.notification.model.Outcome;
import io.guanhu.notification.model.Provider;
import io.guanhu.notification.model.ShortMessages;
import java.io.IOException;
import java.util.List;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.DataCoding;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sends short messages to one SMS centre. */
final class SmppProvider implements Provider, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SmppProvider.class);

    /** After the database and before the worker that sends. */
    private static final int PHASE = DEFAULT_PHASE - 8192;

    private static final RegisteredDelivery NO_RECEIPT =
            new RegisteredDelivery(SMSCDeliveryReceipt.DEFAULT);
    private static final RegisteredDelivery RECEIPT =
            new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE);

    private final String name;
    private final String sourceAddress;
    private final SmppConnection connection;

    SmppProvider(
            String name,
            SmppProperties.Centre centre,
            SmppProperties properties,
            DeliveryReceipts receipts) {
        this.name = name;
        String own = centre.sourceAddress();
        this.sourceAddress = own == null ? properties.sourceAddress() : own;
        this.connection =
                new SmppConnection(
                        name, centre, properties.patience(), new ReceiptListener(name, receipts));
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
    public Outcome send(Message message) {
        try {
            return new Outcome.Accepted(name, submit(connection.session(), message));
        } catch (NegativeResponseException refused) {
            return Statuses.outcome(refused.getCommandStatus());
        } catch (IOException | ResponseTimeoutException | InvalidResponseException down) {
            LOG.info("{} is unavailable: {}", name, down.getClass().getSimpleName());
            return new Outcome.Unavailable("smpp-unavailable");
        } catch (PDUException | IllegalArgumentException unfit) {
            return new Outcome.Refused("smpp-unfit");
        }
    }

    /** Submits all parts; what the centre called the last one, whose receipt is asked for. */
    private String submit(SMPPSession session, Message message)
            throws PDUException,
                    ResponseTimeoutException,
                    InvalidResponseException,
                    NegativeResponseException,
                    IOException {
        ShortMessages parts =
                ShortMessages.of(message.body(), (byte) message.id().getLeastSignificantBits());
        List<byte[]> bodies = parts.bodies();
        DataCoding coding = coding(parts.coding());
        ESMClass type =
                new ESMClass(
                        MessageMode.DEFAULT,
                        MessageType.DEFAULT,
                        bodies.size() > 1 ? GSMSpecificFeature.UDHI : GSMSpecificFeature.DEFAULT);
        String id = "";
        for (int i = 0; i < bodies.size(); i++) {
            boolean last = i == bodies.size() - 1;
            id =
                    session.submitShortMessage(
                                    "",
                                    TypeOfNumber.UNKNOWN,
                                    NumberingPlanIndicator.ISDN,
                                    sourceAddress,
                                    TypeOfNumber.INTERNATIONAL,
                                    NumberingPlanIndicator.ISDN,
                                    message.destination(),
                                    type,
                                    (byte) 0,
                                    (byte) 1,
                                    null,
                                    null,
                                    last ? RECEIPT : NO_RECEIPT,
                                    (byte) 0,
                                    coding,
                                    (byte) 0,
                                    bodies.get(i))
                            .getMessageId();
        }
        return id;
    }

    private static DataCoding coding(ShortMessages.Coding coding) {
        return new GeneralDataCoding(
                coding == ShortMessages.Coding.UCS2 ? Alphabet.ALPHA_UCS2 : Alphabet.ALPHA_DEFAULT);
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
