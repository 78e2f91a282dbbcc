package io.guanhu.local.story.stage;

import io.guanhu.local.client.Http;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What customers' phones and mailboxes received. */
public final class ReceivedMessages {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Http http;
    private final URI page;

    /**
     * @param page where the SMS centre and the mail server show delivered messages
     */
    public ReceivedMessages(Http http, URI page) {
        this.http = http;
        this.page = page;
    }

    /** The messages that a phone has received, oldest first. */
    public List<String> sms(String phone) {
        return texts("/sms?to=", phone);
    }

    /** The emails that a mailbox has received, oldest first: subject and text. */
    public List<String> emails(String address) {
        return texts("/mail?to=", address);
    }

    /** The latest new message that matches; empty if there is none. */
    public String newSms(String phone, int known, Predicate<String> wanted) {
        return newSms(phone, known, wanted, PATIENCE);
    }

    /** The same, within the given time. */
    public String newSms(String phone, int known, Predicate<String> wanted, Duration patience) {
        return newest(
                Eventually.see(
                        patience,
                        () -> sms(phone),
                        all -> !newest(all, known, wanted).isEmpty()),
                known,
                wanted);
    }

    public String newEmail(String address, int known, Predicate<String> wanted) {
        return newest(
                Eventually.see(
                        PATIENCE,
                        () -> emails(address),
                        all -> !newest(all, known, wanted).isEmpty()),
                known,
                wanted);
    }

    private static String newest(List<String> all, int known, Predicate<String> wanted) {
        return all.stream().skip(known).filter(wanted).reduce("", (_, next) -> next);
    }

    private List<String> texts(String path, String to) {
        URI uri = page.resolve(path + URLEncoder.encode(to, StandardCharsets.UTF_8));
        List<String> texts = new ArrayList<>();
        for (JsonNode each : http.send(Http.to(uri).GET()).json()) {
            String subject = each.path("subject").asString("");
            String text = each.path("text").asString("");
            texts.add(subject.isEmpty() ? text : subject + " — " + text);
        }
        return texts;
    }
}
