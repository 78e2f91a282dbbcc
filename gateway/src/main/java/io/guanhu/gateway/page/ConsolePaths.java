package io.guanhu.gateway.page;

import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Tells which requests are for the console's page. The gateway knows only the addresses that belong
 * to something else, so a new page in the console needs no change here.
 */
public final class ConsolePaths {

    /** The page's files, whose names change with their content. */
    public static final String FILES = "/console/**";

    /** The privacy centre. Customers have their own addresses below it. */
    public static final String CENTRE = "/privacy";

    /**
     * The files of an installed privacy centre whose names must not change: its worker, manifest
     * and icons.
     */
    public static final String CENTRE_FILES = "/privacy/*.*";

    private static final Set<String> OTHERS =
            Set.of("actuator", "api", "assets", "console", "login", "logout", "oauth2", "session", "v3", "webjars");

    private static final Pattern ADDRESS = Pattern.compile("(?:/[A-Za-z0-9_-]{1,64}){1,8}/?");

    private ConsolePaths() {}

    /** Whether a browser opens an address of the console, typed or by following a link. */
    public static boolean wantsPage(ServerHttpRequest request) {
        HttpMethod method = request.getMethod();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            return false;
        }
        String path = request.getPath().pathWithinApplication().value();
        return path.equals("/") || (isAddress(path) && takesHtml(request));
    }

    /**
     * Whether this may be an address of the console. Encoded paths never are, whatever they decode
     * to.
     */
    public static boolean isAddress(String path) {
        return ADDRESS.matcher(path).matches()
                && !OTHERS.contains(path.substring(1).split("/", 2)[0]);
    }

    /** Whether an address belongs to the privacy centre. */
    public static boolean isOfCentre(String path) {
        return path.equals(CENTRE) || path.startsWith(CENTRE + "/");
    }

    /** A script must see the refusal of its request, and not get the page instead. */
    private static boolean takesHtml(ServerHttpRequest request) {
        try {
            return request.getHeaders().getAccept().stream()
                    .anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }
}
