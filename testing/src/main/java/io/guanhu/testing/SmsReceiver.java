package io.guanhu.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

/** Receives messages for the {@link SmsCentre} and confirms their delivery. */
final class SmsReceiver implements ServerMessageReceiverListener {

    private static final DateTimeFormatter RECEIPT_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);

    private final SmsCentre centre;
    private final Clock clock;
    private final Executor receipts = Executors.newVirtualThreadPerTaskExecutor();
    private final SmsParts parts = new SmsParts();

    SmsReceiver(SmsCentre centre, Clock clock) {
        this.centre = centre;
        this.clock = clock;
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession session) throws ProcessRequestException {
        int verdict = centre.verdict();
        if (verdict != SMPPConstant.STAT_ESME_ROK) {
            throw new ProcessRequestException("refused as configured", verdict);
        }
        SmsPart part = SmsParts.read(centre.nextId(), message, clock.instant());
        boolean wantsReceipt = SubmitSm.isSmscDelReceiptSuccessAndFailureRequested(message.getRegisteredDelivery());
        centre.keep(part);
        parts.join(part).ifPresent(text -> centre.keep(sms(part, text)));
        if (wantsReceipt) {
            confirm(part, session);
        }
        try {
            return new SubmitSmResult(new MessageId(part.id()), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new ProcessRequestException("no id", SMPPConstant.STAT_ESME_RSYSERR, e);
        }
    }

    private Sms sms(SmsPart part, String text) {
        return new Sms(part.id(), part.from(), part.to(), text, part.at());
    }

    private void confirm(SmsPart part, SMPPServerSession session) {
        String receipt = receipt(part, true);
        switch (centre.receipts()) {
            case ONCE -> receipts.execute(() -> deliver(part, receipt, session));
            case TWICE ->
                receipts.execute(() -> {
                    deliver(part, receipt, session);
                    deliver(part, receipt, session);
                });
            case EARLY -> deliver(part, receipt, session);
            case NEVER -> {
                // As instructed.
            }
        }
    }

    /** A receipt for a part in the format of SMPP 3.4, appendix B. */
    String receipt(SmsPart part, boolean delivered) {
        String time = RECEIPT_TIME.format(part.at());
        return "id:%s sub:001 dlvrd:00%d submit date:%s done date:%s stat:%s err:000 text:"
                .formatted(
                        centre.inReceipts(part.id()), delivered ? 1 : 0, time, time, delivered ? "DELIVRD" : "UNDELIV");
    }

    /** Whether the client accepted it. */
    boolean deliver(SmsPart part, String receipt, SMPPServerSession session) {
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    part.to(),
                    TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.UNKNOWN,
                    part.from(),
                    new ESMClass(MessageType.SMSC_DEL_RECEIPT.value()),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    DataCodings.ZERO,
                    receipt.getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException e) {
            // The client is gone. A real centre would try again later; a test asks for a new
            // message.
            return false;
        }
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti message, SMPPServerSession session)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession session) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replacement, SMPPServerSession session) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptCancelSm(CancelSm cancellation, SMPPServerSession session) throws ProcessRequestException {
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
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession session)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm message, Session session) throws ProcessRequestException {
        throw unsupported();
    }

    private static ProcessRequestException unsupported() {
        return new ProcessRequestException("not supported", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
