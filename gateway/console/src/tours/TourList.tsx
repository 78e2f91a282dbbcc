import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Tag, Typography } from 'antd';
import { useMay } from '../frame/session';
import { Failure } from '../parts/Failure';
import { Loaded } from '../parts/Loaded';
import { showTour } from './active';
import { type Progress, toursQuery, useSaveTour } from './progress';
import { useTourWords } from './texts';
import { type GuidedTour, useTours } from './tours';

/** The tours that match the caller's permissions, each with the progress. */
export function TourList() {
  const say = useTourWords();
  const may = useMay();
  const tours = useTours().filter((each) => may(each.permission));
  const kept = useQuery(toursQuery);
  return (
    <Loaded query={kept}>
      {({ items }) => (
        <Flex vertical gap="small">
          <Typography.Text type="secondary">{say('hint')}</Typography.Text>
          {tours.map((tour) => (
            <Line key={tour.id} tour={tour} progress={items.find((each) => each.id === tour.id)} />
          ))}
        </Flex>
      )}
    </Loaded>
  );
}

function Line({ tour, progress }: { tour: GuidedTour; progress: Progress | undefined }) {
  const say = useTourWords();
  const keep = useSaveTour();
  const last = tour.stops.length - 1;
  const step = progress === undefined || progress.state === 'FINISHED' ? 0 : Math.min(progress.step, last);
  const begin = () =>
    keep.mutate(
      { id: tour.id, state: 'STARTED', step },
      { onSuccess: () => showTour({ id: tour.id, step }) },
    );
  return (
    <>
      <Flex justify="space-between" align="center" gap="small" wrap>
        <span>
          {tour.title} {progress?.state === 'FINISHED' && <Tag color="green">{say('finished')}</Tag>}
        </span>
        <Button size="small" loading={keep.isPending} onClick={begin}>
          {labelOf(say, progress, step)}
        </Button>
      </Flex>
      {keep.error && <Failure error={keep.error} retry={begin} />}
    </>
  );
}

function labelOf(say: ReturnType<typeof useTourWords>, progress: Progress | undefined, step: number): string {
  if (progress?.state === 'FINISHED') {
    return say('again');
  }
  return step > 0 ? say('goOn', { step: step + 1 }) : say('start');
}
