import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, body } from '../../api/client';
import { nameOf } from '../../frame/words';
import { useMoments } from '../../parts/moments';
import { Failure } from '../parts/Failure';
import { Title } from '../parts/Title';
import { Waiting } from '../parts/Waiting';
import { isDone } from './states';
import { Taking } from './Taking';
import { useRequestsWords } from './texts';

/** The customer's own requests, newest first. */
export default function Requests() {
  const say = useRequestsWords();
  const list = useInfiniteQuery({
    queryKey: ['requests', 'own'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/api/privacy-requests', {
          params: { query: { limit: 20, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const { moment } = useMoments();
  if (list.isPending) {
    return <Waiting />;
  }
  const items = list.data?.pages.flatMap((each) => each.items) ?? [];
  return (
    <>
      <Title>{say('title')}</Title>
      {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
      {!list.error && items.length === 0 && <p>{say('none')}</p>}
      <ul className="list">
        {items.map((each) => (
          <li key={each.id}>
            <Link className="card" href={`/requests/${each.id}`}>
              <strong>{say('about')}</strong>
              <div>
                <span className={isDone(each.state) ? 'tag over' : 'tag'}>{nameOf(say, each.state)}</span>
              </div>
              <span className="quiet">{say('filedAt', { at: moment(each.createdAt) })}</span>
            </Link>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <button type="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {say('more')}
        </button>
      )}
      <Taking requests={items.map((each) => each.id)} />
      {items.every((each) => isDone(each.state)) && !list.error && (
        <div>
          <Link className="button main wide" href="/delete">
            {say('ask')}
          </Link>
        </div>
      )}
    </>
  );
}
