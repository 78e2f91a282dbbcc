package io.guanhu.platform.problem.diagnosis;

/** Codes for refusals by the framework itself. */
final class StatusCodes {

    private StatusCodes() {}

    static String codeOf(int status) {
        return switch (status) {
            case 400 -> "invalid-request";
            case 401 -> "unauthenticated";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "content-too-large";
            case 415 -> "unsupported-media-type";
            case 429 -> "too-many-requests";
            case 502, 503, 504 -> "unavailable";
            default -> status < 500 ? "http-" + status : "internal-error";
        };
    }
}
