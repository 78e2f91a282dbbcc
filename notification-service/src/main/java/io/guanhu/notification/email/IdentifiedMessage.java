package io.guanhu.notification.email;

import io.guanhu.notification.model.message.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

/**
 * An email whose Message-ID is derived from the notification's id, so that mailboxes recognise a
 * repetition.
 */
final class IdentifiedMessage extends MimeMessage {

    private final String messageId;

    IdentifiedMessage(Message message, InternetAddress from) {
        super((Session) null);
        String address = from.getAddress();
        this.messageId = "<" + message.id() + address.substring(address.lastIndexOf('@')) + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
