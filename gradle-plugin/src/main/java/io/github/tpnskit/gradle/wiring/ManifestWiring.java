package io.github.tpnskit.gradle.wiring;

import com.android.build.api.artifact.SingleArtifact;
import io.github.tpnskit.gradle.task.MergeTpnsManifest;
import io.github.tpnskit.gradle.task.ShowVariantTpns;
import org.gradle.api.tasks.TaskProvider;

/** Checks the variant and completes its merged manifest, after the Android Gradle plugin has merged it. */
final class ManifestWiring {
    private ManifestWiring() {}

    static TaskProvider<MergeTpnsManifest> wire(VariantContext context, ReportWiring reports) {
        TaskProvider<ShowVariantTpns> show = reports.show(context);
        TaskProvider<MergeTpnsManifest> merge = context.register(
                "merge",
                "TpnsManifest",
                "Checks the TPNS integration and completes the manifest",
                MergeTpnsManifest.class,
                task -> {
                    context.fillChecked(task.getVariantInputs(), task.getMergedManifest());
                    reports.fill(task.getBuild());
                    task.getReports().set(reports.of(context));
                    reports.handOver(task, task.getMadeReports());
                    // Even if this had nothing to do or failed.
                    task.finalizedBy(show);
                });
        context.variant
                .getArtifacts()
                .use(merge)
                .wiredWithFiles(MergeTpnsManifest::getMergedManifest, MergeTpnsManifest::getCompletedManifest)
                .toTransform(SingleArtifact.MERGED_MANIFEST.INSTANCE);
        return merge;
    }
}
