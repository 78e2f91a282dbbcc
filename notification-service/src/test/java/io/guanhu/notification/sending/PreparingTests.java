package io.guanhu.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.model.message.Channel;
import io.guanhu.notification.model.message.Message;
import io.guanhu.notification.parts.Attempts;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;

class PreparingTests {

    private final Desk desk = new Desk();
    private final Preparing preparing = desk.preparing();
    private final UUID id = UUID.randomUUID();
    private final String contacts = "/customer-service/internal/customers/" + desk.customer + "/contacts";
    private final String particulars = "/privacy-service/internal/particulars/" + id;

    private Claim claim(String template, Channel channel, Map<String, String> parameters, @Nullable String from) {
        return new Claim(id, desk.customer, template, channel, "zh-CN", parameters, from, true, 1, 0, null, false);
    }

    private Claim changed(Channel channel) {
        return claim("customer-changed", channel, Map.of("fields", "手机"), null);
    }

    private Claim code() {
        return claim("identity-code", Channel.SMS, Map.of("seconds", "60"), "privacy-service");
    }

    private Prepared prepared(Claim claim) {
        return desk.memory.get(preparing.prepare(claim));
    }

    private Message message(Claim claim) {
        return ((Prepared.Ready) prepared(claim)).message();
    }

    @ParameterizedTest
    @CsvSource({"SMS, " + Attempts.NUMBER, "EMAIL, zhang@example.com"})
    void asksForTheContactOfTheChannel(Channel channel, String destination) {
        assertThat(message(changed(channel)))
                .returns(id, Message::id)
                .returns(channel, Message::channel)
                .returns(destination, Message::destination)
                .returns("zh-CN", Message::language);
        assertThat(desk.services.asked()).containsExactly(contacts);
    }

    @Test
    void putsSecretsIntoTheTextThatOnlyTheirServiceKnows() {
        desk.services.answering(particulars, "{\"parameters\": {\"code\": \"246810\"}}");

        assertThat(message(code()))
                .returns(Attempts.NUMBER, Message::destination)
                .satisfies(message -> assertThat(message.body()).contains("246810"));
    }

    @Test
    void sendsToAContactThatOnlyAnotherServiceKnows() {
        desk.services.answering(particulars, "{\"phone\": \"+8613900001111\", \"parameters\": {\"code\": \"246810\"}}");

        assertThat(message(code()).destination()).isEqualTo("+8613900001111");
        assertThat(desk.services.asked()).containsExactly(particulars);
    }

    @Test
    void hasNothingToSayOnceItsParticularsAreGone() {
        assertThat(prepared(code())).isEqualTo(Prepared.never("particulars-gone"));
        assertThat(desk.services.asked()).containsExactly(particulars);
    }

    @Test
    void reachesNobodyWithoutAContact() {
        desk.contacts("{\"phone\": \"+8613800000000\"}");

        assertThat(prepared(changed(Channel.EMAIL))).isEqualTo(Prepared.never("no-contact"));
    }

    @Test
    void reachesNobodyWhomCustomerServiceDoesNotKnow() {
        desk.services.answering(contacts, HttpStatus.NOT_FOUND);

        assertThat(prepared(changed(Channel.SMS))).isEqualTo(Prepared.never("no-contact"));
    }

    @Test
    void neverSendsATextThatLacksSomething() {
        assertThat(prepared(claim("identity-code", Channel.SMS, Map.of(), null)))
                .isEqualTo(Prepared.never("parameter-missing:code"));
        assertThat(prepared(claim("birthday", Channel.SMS, Map.of(), null)))
                .isEqualTo(Prepared.never("template-unknown"));
    }

    @Test
    void waitsForAServiceThatIsDownOrRefuses() {
        desk.services.answering(contacts, HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(prepared(changed(Channel.SMS))).isEqualTo(Prepared.notNow("customer-service-unavailable"));

        desk.services.answering(contacts, HttpStatus.FORBIDDEN);
        assertThat(prepared(changed(Channel.SMS))).isEqualTo(Prepared.notNow("service-refused"));
    }

    @Test
    void waitsForAServiceThatIsNotConfigured() {
        assertThat(prepared(claim("identity-code", Channel.SMS, Map.of(), "audit-service")))
                .isEqualTo(Prepared.notNow("service-not-configured"));
    }
}
