package io.guanhu.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.junit.jupiter.api.Test;

class InboxesIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void keepsAChineseMessageAndRefusesWhenTold() throws Exception {
        try (SmsCentre centre = SmsCentre.start()) {
            SMPPSession client = new SMPPSession();
            client.connectAndBind("localhost", centre.port(), bind(SmsCentre.PASSWORD));
            centre.refuseNext(1);
            assertThatThrownBy(() -> submit(client)).isInstanceOf(NegativeResponseException.class);

            submit(client);

            Sms message = centre.await(each -> each.to().equals("8610000000000"), SOON);
            assertThat(message.text()).isEqualTo("您的验证码是 123456");
            assertThat(centre.messages()).hasSize(1);
            client.unbindAndClose();
        }
    }

    @Test
    void letsNobodyInWithAWrongPassword() {
        try (SmsCentre centre = SmsCentre.start()) {
            SMPPSession client = new SMPPSession();
            assertThatThrownBy(() -> client.connectAndBind("localhost", centre.port(), bind("wrong")))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void keepsAnEmail() throws Exception {
        try (MailServer server = MailServer.start()) {
            Properties settings = new Properties();
            settings.put("mail.smtp.host", "localhost");
            settings.put("mail.smtp.port", Integer.toString(server.port()));
            MimeMessage message = new MimeMessage(Session.getInstance(settings));
            message.setFrom("bank@guanhu.example");
            message.setRecipient(Message.RecipientType.TO, new InternetAddress("someone@guanhu.example"));
            message.setSubject("删除完成", "UTF-8");
            message.setText("您的信息已删除", "UTF-8");
            Transport.send(message);

            Mail mail = server.await(each -> each.to().contains("someone@guanhu.example"), SOON);
            assertThat(mail.subject()).isEqualTo("删除完成");
            assertThat(mail.text()).contains("您的信息已删除");
        }
    }

    /** Another address of the loopback interface reaches a server that listens on all interfaces. */
    @Test
    void listenOnLoopbackOnly() {
        try (SmsCentre centre = SmsCentre.start();
                MailServer server = MailServer.start()) {
            for (int port : new int[] {centre.port(), server.port()}) {
                assertThatThrownBy(() -> new Socket("127.0.0.2", port).close()).isInstanceOf(ConnectException.class);
            }
        }
    }

    private static BindParameter bind(String password) {
        return new BindParameter(
                BindType.BIND_TRX,
                SmsCentre.SYSTEM_ID,
                password,
                "",
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null);
    }

    private static void submit(SMPPSession client) throws Exception {
        client.submitShortMessage(
                "",
                TypeOfNumber.NATIONAL,
                NumberingPlanIndicator.ISDN,
                "95500",
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                "8610000000000",
                new ESMClass(),
                (byte) 0,
                (byte) 1,
                null,
                null,
                new RegisteredDelivery(1),
                (byte) 0,
                new GeneralDataCoding(Alphabet.ALPHA_UCS2, MessageClass.CLASS1),
                (byte) 0,
                "您的验证码是 123456".getBytes(StandardCharsets.UTF_16BE));
    }
}
