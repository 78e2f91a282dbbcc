package io.guanhu.privacy.paper;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Renders XHTML pages as PDF, with a font that has the characters of GB 2312. Blocks. */
public final class PdfRenderer {

    private static final String FONT = "/fonts/NotoSansSC-Regular-gb2312.ttf";

    static {
        // Otherwise the library writes to standard error, in between the structured log.
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    private PdfRenderer() {}

    public static byte[] pdf(String xhtml) {
        var out = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFont(() -> stream(FONT), "Noto Sans SC")
                    .withHtmlContent(xhtml, null)
                    .withProducer("Guanhu privacy-service")
                    .toStream(out)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The text of a page that ships with the service. */
    public static String template(String resource) {
        try (InputStream stream = stream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(String resource) {
        InputStream stream = PdfRenderer.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException(resource + " is missing");
        }
        return stream;
    }
}
