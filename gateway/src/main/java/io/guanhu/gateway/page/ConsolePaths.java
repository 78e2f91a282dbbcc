package io.guanhu.gateway.page;

import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Which requests want the console's page. The console knows its addresses, the gateway only those
 * that are somebody else's: so a new page needs nothing here.
 */
public final class ConsolePaths {

    /** Where the page's files are, under names that change with their content. */
    public static final String FILES = "/console/**";

    /** Where the privacy centre is: customers have addresses of their own below it. */
    public static final String CENTRE = "/privacy";

    /**
     * What an installed privacy centre needs under names that stay: its worker, manifest, icons.
     */
    public static final String CENTRE_FILES = "/privacy/*.*";

    private static final Set<String> OTHERS =
            Set.of("actuator", "api", "assets", "console", "login", "logout", "oauth2", "session", "v3", "webjars");

    private static final Pattern ADDRESS = Pattern.compile("(?:/[A-Za-z0-9_-]{1,64}){1,8}/?");

    private ConsolePaths() {}

    /** Whether a browser opens an address of the console, by typing it or by following a link. */
    public static boolean wantsPage(ServerHttpRequest request) {
        HttpMethod method = request.getMethod();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            return false;
        }
        String path = request.getPath().pathWithinApplication().value();
        return path.equals("/") || (isAddress(path) && takesHtml(request));
    }

    /**
     * Whether this may be an address of the console; nothing encoded is, whatever it stands for.
     */
    public static boolean isAddress(String path) {
        return ADDRESS.matcher(path).matches()
                && !OTHERS.contains(path.substring(1).split("/", 2)[0]);
    }

    /** Whether an address is the privacy centre's. */
    public static boolean isOfCentre(String path) {
        return path.equals(CENTRE) || path.startsWith(CENTRE + "/");
    }

    /** A script that asks for anything gets no page instead of the refusal it should see. */
    private static boolean takesHtml(ServerHttpRequest request) {
        try {
            return request.getHeaders().getAccept().stream()
                    .anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }
}
