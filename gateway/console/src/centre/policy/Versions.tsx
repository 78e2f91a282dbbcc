import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useMoments } from '../../parts/moments';
import { versionsQuery } from '../../parts/policies';
import { Failure } from '../parts/Failure';
import { usePolicyWords } from './texts';

/** All versions, newest first. */
export function Versions() {
  const say = usePolicyWords();
  const { day } = useMoments();
  const list = useInfiniteQuery(versionsQuery);
  const items = list.data?.pages.flatMap((each) => each.items) ?? [];
  return (
    <details className="unprinted">
      <summary>{say('older')}</summary>
      {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
      <ul className="lines">
        {items.map((each) => (
          <li key={each.id}>
            <Link href={`/policy/${each.id}`}>
              {each.sample
                ? say('sampleEntry')
                : say('entry', { version: each.id, at: day(each.publishedAt) })}
            </Link>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <button type="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {say('more')}
        </button>
      )}
    </details>
  );
}
