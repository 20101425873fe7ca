import { X } from "lucide-react";
import { CameraView } from "../../images/CameraView.tsx";
import { shareOf } from "../../images/ReadingProgress.tsx";
import { useDropAndPaste } from "../../images/useDropAndPaste.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useBoardPage } from "../boardPage.ts";
import { useObserved } from "../useObserved.ts";
import type { ImageJob } from "./jobList.ts";

/** Images on their way onto the board, wherever they were chosen, dropped, pasted or photographed. */
export function ImageJobs() {
  const { images, notices } = useBoardPage();
  const jobs = useObserved(images.jobs, (each) => each);
  const isCameraOpen = useObserved(images.isCameraOpen, (each) => each);
  const isOver = useDropAndPaste({ files: images.give, address: images.open, say: notices.say });
  return (
    <>
      {isOver && <p className="board-drop">Let go to read the image here</p>}
      {jobs.length > 0 && (
        <section aria-label="Images on their way" className="board-jobs board-float">
          <ul aria-live="polite">
            {jobs.map((job) => (
              <Row key={job.key} job={job} onCancel={() => images.cancel(job.key)} />
            ))}
          </ul>
        </section>
      )}
      <Dialog
        open={isCameraOpen}
        onOpenChange={images.isCameraOpen.set}
        title="Take a photo"
        description="Hold the camera straight above the paper, close and in good light."
      >
        <CameraView
          onPhoto={(photo) => {
            images.isCameraOpen.set(false);
            images.give([photo]);
          }}
        />
      </Dialog>
    </>
  );
}

const WORDS = {
  sending: "Uploading…",
  reading: "Being read…",
  placing: "Being placed…",
  failed: "Not placed",
} as const;

/** How much of the step is done, 0…1, where that is known. */
function shareOfJob({ step, share, progress }: ImageJob): number | undefined {
  if (step === "sending") return share;
  return step === "reading" && progress !== null ? shareOf(progress) : undefined;
}

function Row({ job, onCancel }: { readonly job: ImageJob; readonly onCancel: () => void }) {
  const { name, step, error } = job;
  const share = shareOfJob(job);
  const isFailed = step === "failed";
  return (
    <li className="flex items-start gap-2 p-2 pl-3">
      <div className="min-w-0 grow py-2">
        <p className="flex justify-between gap-3 text-sm">
          <span className="truncate font-medium">{name}</span>
          <span className="shrink-0 text-muted">{WORDS[step]}</span>
        </p>
        {!isFailed && (
          <progress
            {...(share !== undefined && { value: share })}
            aria-label={`${WORDS[step]} ${name}`}
            className="mt-1 h-1.5 w-full accent-accent"
          />
        )}
        {error !== undefined && (
          <p role="alert" className="mt-0.5 text-sm font-medium text-danger">
            {error}
          </p>
        )}
      </div>
      <button
        type="button"
        aria-label={isFailed ? `Close ${name}` : `Cancel ${name}`}
        className="board-tool"
        onClick={onCancel}
      >
        <X aria-hidden className="size-4" />
      </button>
    </li>
  );
}
