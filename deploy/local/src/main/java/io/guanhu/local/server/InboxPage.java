package io.guanhu.local.server;

import io.guanhu.testing.Mail;
import io.guanhu.testing.Sms;
import java.util.List;

/** The inbox as a page: newest first, refreshed automatically. */
final class InboxPage {

    static final String HEAD = """
            <!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="3">
            <title>Guanhu inbox</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            article { border-left: 3px solid #99a; padding: .2rem .8rem; margin: .8rem 0; white-space: pre-wrap; }
            h1, h2 { font-weight: 600 } small { color: #667 }
            </style>
            <h1>Inbox of the local suite</h1>
            """;

    private InboxPage() {}

    static void messages(StringBuilder html, List<Sms> messages) {
        heading(html, "SMS", messages.size());
        for (Sms each : messages.reversed()) {
            entry(html, each.to() + " · " + each.at(), each.text());
        }
    }

    static void emails(StringBuilder html, List<Mail> emails) {
        heading(html, "Email", emails.size());
        for (Mail each : emails.reversed()) {
            entry(
                    html,
                    String.join(", ", each.to()) + " · " + each.at() + attached(each),
                    each.subject() + "\n\n" + each.text());
        }
    }

    private static String attached(Mail mail) {
        List<String> names =
                mail.attachments().stream().map(Mail.Attachment::name).toList();
        return names.isEmpty() ? "" : " · " + String.join(", ", names);
    }

    private static void heading(StringBuilder html, String noun, int count) {
        html.append("<h2>").append(noun).append(" (").append(count).append(")</h2>");
    }

    private static void entry(StringBuilder html, String about, String text) {
        html.append("<article><small>")
                .append(escape(about))
                .append("</small>\n")
                .append(escape(text))
                .append("</article>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
