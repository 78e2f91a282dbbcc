package io.guanhu.customer;

import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Mask;
import io.guanhu.customer.model.field.Masks;
import io.guanhu.platform.contract.NotificationEvents.Language;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings that each bank can choose.
 *
 * @param confirmWithin how long a proposed change can be confirmed
 * @param decideWithin how long a second person has to decide
 * @param checkWithin how long a registration waits for a check; after that its draft is destroyed
 * @param keepChecksFor how long a closed check is kept, without its draft
 * @param rememberRejectionsFor how long a rejected registration is rejected again when resubmitted
 * @param importWithin how long hashing one import may take; larger imports are refused
 * @param locale the language of messages to customers
 * @param masks how much of a field is shown by default, by field name
 */
@ConfigurationProperties("guanhu.customer")
public record CustomerProperties(
        @DefaultValue("P1D") Duration confirmWithin,
        @DefaultValue("P7D") Duration decideWithin,
        @DefaultValue("P14D") Duration checkWithin,
        @DefaultValue("P365D") Duration keepChecksFor,
        @DefaultValue("P30D") Duration rememberRejectionsFor,
        @DefaultValue("40s") Duration importWithin,
        @DefaultValue("zh-CN") String locale,
        @DefaultValue Map<String, Mask> masks) {

    public CustomerProperties {
        masks = Map.copyOf(masks);
        languageOf(locale);
    }

    /** In which customers are written to; a tag that no message is written in stops the start. */
    public Language language() {
        return languageOf(locale);
    }

    private static Language languageOf(String tag) {
        return Language.of(tag)
                .orElseThrow(() -> new IllegalArgumentException("guanhu.customer.locale: no messages in " + tag));
    }

    /** The masks by field. A name that is not a field prevents the start. */
    public Masks maskRules(Fields catalogue) {
        Map<Field, Mask> rules = new TreeMap<>();
        masks.forEach((name, mask) -> rules.put(
                catalogue
                        .of(name)
                        .orElseThrow(() -> new IllegalArgumentException("guanhu.customer.masks: no field " + name)),
                mask));
        return new Masks(rules);
    }
}
