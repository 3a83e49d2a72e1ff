package io.warmit.planning;

import io.warmit.campaign.Brakes;
import io.warmit.campaign.Evidence;
import io.warmit.campaign.Health;
import io.warmit.campaign.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many openers of a day each provider class may get. A class that is on hold or worse gets its share times the factor; the other classes go on as before.
 *
 * @param quota what is left of the day's quota
 * @param limits only for the classes that are cut
 * @param reasons one for each of them
 */
record ClassShares(int quota, Map<String, Integer> limits, List<String> reasons) {
    ClassShares {
        limits = Map.copyOf(limits);
        reasons = List.copyOf(reasons);
    }

    /**
     * Cuts the shares.
     *
     * @param capacity how many openers each class can take
     * @param factor what the sender's own pace has already taken from the whole day
     */
    static ClassShares of(
            int quota, Map<String, Integer> capacity, Map<String, Health> health, Brakes brakes, double factor) {
        Map<String, Integer> limits = new HashMap<>();
        List<String> reasons = new ArrayList<>();
        if (capacity.size() < 2) {
            return new ClassShares(quota, limits, reasons);
        }
        int left = quota;
        for (Map.Entry<String, Integer> share : even(quota, capacity).entrySet()) {
            Evidence evidence = Evidence.of(health.getOrDefault(share.getKey(), Health.UNKNOWN), brakes);
            double cut = factor == 0 ? 1 : Math.min(1, brakes.factor(evidence.move()) / factor);
            int limit = (int) Math.floor(share.getValue() * cut + 0.5);
            if (evidence.move() != Move.GROW && limit < share.getValue()) {
                limits.put(share.getKey(), limit);
                left -= share.getValue() - limit;
                reasons.add(share.getKey() + " on " + evidence.move().word() + ", " + limit + " instead of "
                        + share.getValue() + " openers to it: " + evidence.reason());
            }
        }
        return new ClassShares(left, limits, reasons);
    }

    /** As evenly as the capacities allow, one after the other in the order of their names. */
    private static Map<String, Integer> even(int quota, Map<String, Integer> capacity) {
        TreeMap<String, Integer> shares = new TreeMap<>();
        capacity.keySet().forEach(name -> shares.put(name, 0));
        int left = quota;
        boolean room = true;
        while (left > 0 && room) {
            room = false;
            for (Map.Entry<String, Integer> share : shares.entrySet()) {
                if (left > 0 && share.getValue() < capacity.getOrDefault(share.getKey(), 0)) {
                    share.setValue(share.getValue() + 1);
                    left--;
                    room = true;
                }
            }
        }
        return shares;
    }
}
