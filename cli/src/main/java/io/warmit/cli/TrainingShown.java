package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.stats.Training;
import io.warmit.stats.TrainingEffect;
import java.util.Optional;

/** What our own engagement adds to the inbox rate, for scripts. */
public final class TrainingShown {
    private TrainingShown() {}

    public static Shown of(Training training) {
        Optional<TrainingEffect> effect = training.effect();
        return new Shown()
                .with("engaged", training.engaged())
                .with("observers", training.observers())
                .with("difference", effect.map(TrainingEffect::difference).map(TrainingShown::rounded))
                .with("low", effect.map(TrainingEffect::low).map(TrainingShown::rounded))
                .with("high", effect.map(TrainingEffect::high).map(TrainingShown::rounded))
                .with("shown", effect.map(TrainingEffect::shown));
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
