package io.guanhu.privacy.certifying;

import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.assessment.Consequence.Verdict;
import io.guanhu.privacy.model.assessment.Explanation;
import io.guanhu.privacy.model.request.Reference;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the last message says about a request: names of categories and fields, nothing personal. */
record Outcome(UUID requestId, List<Consequence> consequences, Locale locale) {

    /**
     * The parameters of the template; only those that apply.
     *
     * @param channel the message's channel
     */
    Map<String, String> templateParameters(Channel channel) {
        var parameters = new HashMap<String, String>();
        parameters.put("reference", Reference.of(requestId));
        put(parameters, "erased", Stream.concat(names(Outcome::erased), fields()));
        put(parameters, "notHeld", names(each -> each.explanation() == Explanation.NOT_HELD));
        put(parameters, "restricted", names(each -> each.verdict() == Verdict.RESTRICT));
        put(parameters, "kept", names(each -> each.verdict() == Verdict.KEEP));
        if (consequences.stream().anyMatch(each -> makesUnreachable(each, channel))) {
            parameters.put("last", "yes");
        }
        return parameters;
    }

    private static boolean erased(Consequence consequence) {
        return consequence.verdict() == Verdict.ERASE && consequence.explanation() != Explanation.NOT_HELD;
    }

    /** Whether the bank can no longer write to that address. */
    private static boolean makesUnreachable(Consequence consequence, Channel channel) {
        String field = switch (channel) {
            case SMS -> "phone";
            case EMAIL -> "email";
        };
        return consequence.category() == Category.CONTACT
                && (consequence.verdict() == Verdict.RESTRICT
                        || erased(consequence)
                        || consequence.erasedFields().contains(field));
    }

    private Stream<String> names(Predicate<Consequence> which) {
        return consequences.stream().filter(which).map(each -> Explanation.nameOf(each.category(), locale));
    }

    /** Fields that were erased although the rest of their category is kept. */
    private Stream<String> fields() {
        return consequences.stream()
                .flatMap(each -> each.erasedFields().stream().sorted())
                .map(field -> Explanation.fieldName(field, locale));
    }

    private void put(Map<String, String> parameters, String name, Stream<String> words) {
        String all = words.collect(Collectors.joining(locale.getLanguage().equals("zh") ? "、" : ", "));
        if (!all.isEmpty()) {
            parameters.put(name, all);
        }
    }
}
