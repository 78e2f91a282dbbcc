package io.guanhu.testing;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** Takes messages for the {@link SmsCentre}: joins the parts of long ones and confirms delivery. */
final class SmsReceiver implements ServerMessageReceiverListener {

    private static final Charset UCS2 = StandardCharsets.UTF_16BE;
    private static final int USER_DATA_HEADER = 0x40;
    private static final DateTimeFormatter RECEIPT_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);

    private final SmsCentre centre;
    private final Clock clock;
    private final Executor receipts = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Map<Integer, String>> parts = new ConcurrentHashMap<>();

    SmsReceiver(SmsCentre centre, Clock clock) {
        this.centre = centre;
        this.clock = clock;
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession session)
            throws ProcessRequestException {
        int verdict = centre.verdict();
        if (verdict != SMPPConstant.STAT_ESME_ROK) {
            throw new ProcessRequestException("refused as told", verdict);
        }
        String id = UUID.randomUUID().toString();
        String text = wholeText(message);
        if (!text.isEmpty()) {
            centre.keep(
                    new Sms(
                            id,
                            message.getSourceAddr(),
                            message.getDestAddress(),
                            text,
                            clock.instant()));
        }
        if (SubmitSm.isSmscDelReceiptSuccessAndFailureRequested(message.getRegisteredDelivery())) {
            receipts.execute(() -> confirmDelivery(id, message, session));
        }
        try {
            return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new ProcessRequestException("no id", SMPPConstant.STAT_ESME_RSYSERR, e);
        }
    }

    /** The text if this is a whole message or the last part of one, otherwise an empty string. */
    private String wholeText(SubmitSm message) {
        OptionalParameter payload =
                message.getOptionalParameter(OptionalParameter.Tag.MESSAGE_PAYLOAD);
        if (payload instanceof OptionalParameter.OctetString octets) {
            return decode(octets.getValue(), message.getDataCoding());
        }
        byte[] body = message.getShortMessage();
        if ((message.getEsmClass() & USER_DATA_HEADER) == 0) {
            return decode(body, message.getDataCoding());
        }
        int headerLength = (body[0] & 0xff) + 1;
        byte[] rest = Arrays.copyOfRange(body, headerLength, body.length);
        String text = decode(rest, message.getDataCoding());
        // Concatenation: identifier 0, length 3, reference, number of parts, this part.
        if (headerLength != 6 || body[1] != 0) {
            return text;
        }
        String reference = message.getDestAddress() + "/" + (body[3] & 0xff);
        Map<Integer, String> arrived =
                parts.compute(
                        reference,
                        (key, known) -> {
                            Map<Integer, String> all = known == null ? new TreeMap<>() : known;
                            all.put(body[5] & 0xff, text);
                            return all;
                        });
        if (arrived.size() < (body[4] & 0xff)) {
            return "";
        }
        parts.remove(reference);
        return String.join("", arrived.values());
    }

    private static String decode(byte[] body, byte coding) {
        return new String(body, (coding & 0x0c) == 0x08 ? UCS2 : StandardCharsets.ISO_8859_1);
    }

    private void confirmDelivery(String id, SubmitSm message, SMPPServerSession session) {
        String now = RECEIPT_TIME.format(Instant.now(clock));
        String receipt =
                "id:%s sub:001 dlvrd:001 submit date:%s done date:%s stat:DELIVRD err:000 text:"
                        .formatted(id, now, now);
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    message.getDestAddress(),
                    TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.UNKNOWN,
                    message.getSourceAddr(),
                    new ESMClass(MessageType.SMSC_DEL_RECEIPT.value()),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    DataCodings.ZERO,
                    receipt.getBytes(StandardCharsets.US_ASCII));
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException e) {
            // The client is gone; a real centre would try again later, a test asks for a new
            // message.
        }
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti message, SMPPServerSession session)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession session)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replacement, SMPPServerSession session)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptCancelSm(CancelSm cancellation, SMPPServerSession session)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession session)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancellation, SMPPServerSession session)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(
            QueryBroadcastSm query, SMPPServerSession session) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm message, Session session)
            throws ProcessRequestException {
        throw unsupported();
    }

    private static ProcessRequestException unsupported() {
        return new ProcessRequestException("not supported", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
