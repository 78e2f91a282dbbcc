package io.guanhu.audit.model;

import java.time.LocalDate;

/** Reads the time of a leaf without creating objects. */
public final class LeafTime {

    /** A value that no leaf's time has. */
    public static final long UNREADABLE = Long.MIN_VALUE;

    private static final long SECONDS_PER_DAY = 86_400;
    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    /**
     * Year, month and day as one number, and the day it stands for; neighbouring leaves often share
     * it.
     */
    private int lastDate = -1;

    private long lastDay;

    /**
     * Microseconds since 2000, as PostgreSQL counts them.
     *
     * @return {@link #UNREADABLE} unless the bytes are a time of this millennium as {@link
     *     java.time.Instant} writes it, such as {@code 2026-11-20T01:02:03.123456Z}
     */
    public long microsSince2000(byte[] bytes, int offset, int length) {
        boolean shaped = (length == 20 || length == 24 || length == 27 || length == 30)
                && bytes[offset + 4] == '-'
                && bytes[offset + 7] == '-'
                && bytes[offset + 10] == 'T'
                && bytes[offset + 13] == ':'
                && bytes[offset + 16] == ':'
                && bytes[offset + length - 1] == 'Z'
                && (length == 20 || bytes[offset + 19] == '.');
        if (!shaped) {
            return UNREADABLE;
        }
        int date =
                digits(bytes, offset, 4) * 10_000 + digits(bytes, offset + 5, 2) * 100 + digits(bytes, offset + 8, 2);
        int hour = digits(bytes, offset + 11, 2);
        int minute = digits(bytes, offset + 14, 2);
        int second = digits(bytes, offset + 17, 2);
        int nanos = nanos(bytes, offset + 20, length - 21);
        boolean readable = (hour | minute | second | nanos) >= 0 && isDay(date);
        return readable && hour < 24 && minute < 60 && second < 60
                ? (lastDay * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second) * 1_000_000 + nanos / 1000
                : UNREADABLE;
    }

    private boolean isDay(int date) {
        if (date == lastDate) {
            return true;
        }
        int year = date / 10_000;
        int month = date / 100 % 100;
        int day = date % 100;
        if (year < 2000 || year > 2999 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        LocalDate first = LocalDate.of(year, month, 1);
        if (day > first.lengthOfMonth()) {
            return false;
        }
        lastDate = date;
        lastDay = first.toEpochDay() + day - 1 - EPOCH_DAY;
        return true;
    }

    private static int nanos(byte[] bytes, int offset, int count) {
        if (count <= 0) {
            return 0;
        }
        int value = digits(bytes, offset, count);
        return count == 9 || value < 0 ? value : count == 6 ? value * 1_000 : value * 1_000_000;
    }

    /** The number; negative if one of the bytes is not a digit. */
    private static int digits(byte[] bytes, int offset, int count) {
        int value = 0;
        for (int i = offset; i < offset + count; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
