package io.guanhu.notification.template;

import io.guanhu.notification.model.message.Channel;
import io.guanhu.notification.model.message.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The templates: {@code templates/<id>/v<version>/<language>.<channel>.txt}. The highest version of
 * each is used. The first line of an email is its subject.
 */
@Component
public class Templates {

    private static final String DEFAULT_LANGUAGE = "zh-CN";
    private static final Pattern PATH =
            Pattern.compile(".*/templates/([a-z-]+)/v(\\d+)/([A-Za-z-]+)\\.(sms|email)\\.txt");

    private final Map<Key, TreeMap<Integer, String>> texts = new HashMap<>();

    private record Key(String id, String language, Channel channel) {}

    /** The text, or why there is none. */
    public sealed interface Result {

        record Done(String subject, String body, String language, int version) implements Result {}

        record Failed(String code) implements Result {}
    }

    Templates() throws IOException {
        ResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        for (Resource resource : resources.getResources("classpath*:templates/*/*/*.txt")) {
            Matcher path = PATH.matcher(resource.getURL().toString());
            if (!path.matches()) {
                throw new IllegalStateException("Not the name of a template: " + resource);
            }
            Channel channel = Channel.valueOf(path.group(4).toUpperCase(Locale.ROOT));
            texts.computeIfAbsent(new Key(path.group(1), path.group(3), channel), key -> new TreeMap<>())
                    .put(Integer.valueOf(path.group(2)), resource.getContentAsString(StandardCharsets.UTF_8));
        }
    }

    public Result render(String id, Channel channel, String locale, Map<String, String> values) {
        for (String language : new String[] {locale, language(locale), DEFAULT_LANGUAGE}) {
            TreeMap<Integer, String> versions = texts.get(new Key(id, language, channel));
            if (versions != null) {
                var latest = versions.lastEntry();
                return render(latest.getValue(), latest.getKey(), channel, language, values);
            }
        }
        return new Result.Failed("template-unknown");
    }

    private static Result render(
            String text, int version, Channel channel, String language, Map<String, String> values) {
        return switch (new Template(text).render(values)) {
            case Template.Rendered.Missing(String place) -> new Result.Failed("parameter-missing:" + place);
            case Template.Rendered.Text(String whole)
            when channel == Channel.SMS -> new Result.Done("", whole.strip(), language, version);
            case Template.Rendered.Text(String whole) -> {
                int end = whole.indexOf('\n');
                yield new Result.Done(
                        whole.substring(0, end).strip(), whole.substring(end).strip() + "\n", language, version);
            }
        };
    }

    private static String language(String locale) {
        return Locale.forLanguageTag(locale).getLanguage();
    }

    /** The latest version of a template in a language, for tests. */
    Optional<Template> latest(String id, Channel channel, String language) {
        return Optional.ofNullable(texts.get(new Key(id, language, channel)))
                .map(versions -> new Template(versions.lastEntry().getValue()));
    }
}
