package io.guanhu.notification.email;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The plain text as HTML, for programs that show HTML only; without external content or links. */
final class Html {

    private Html() {}

    static String of(String text, String language) {
        String paragraphs = Arrays.stream(text.strip().split("\n\\s*\n"))
                .map(paragraph -> HtmlUtils.htmlEscape(paragraph, "UTF-8"))
                .map(paragraph -> "<p>" + paragraph.replace("\n", "<br>\n") + "</p>")
                .collect(Collectors.joining("\n"));
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head><meta charset="UTF-8"></head>
                <body style="font-family: sans-serif; line-height: 1.5">
                %s
                </body>
                </html>
                """.formatted(language, paragraphs);
    }
}
